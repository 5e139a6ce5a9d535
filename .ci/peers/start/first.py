"""Milliseconds from the start of programs to their first picture: first.py ROUNDS NAME=COMMAND...

Each round starts every program once on the display of the environment, reads one pixel in
the middle of it until it is no longer the display's own colour, and ends the program.
Prints a line a program as go test does: Benchmark<NAME> ROUNDS <median> ms.
"""

import ctypes
import shlex
import statistics
import subprocess
import sys
import time

x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XDefaultRootWindow.restype = ctypes.c_ulong
x11.XGetImage.restype = ctypes.c_void_p
x11.XGetPixel.restype = ctypes.c_ulong
display = ctypes.c_void_p(x11.XOpenDisplay(None))
root = ctypes.c_ulong(x11.XDefaultRootWindow(display))


def pixel():
    image = x11.XGetImage(display, root, 640, 600, 1, 1, ctypes.c_ulong(0xFFFFFFFF), 2)
    value = x11.XGetPixel(ctypes.c_void_p(image), 0, 0)
    x11.XDestroyImage(ctypes.c_void_p(image))
    return value & 0xFFFFFF


def first(command):
    before = pixel()
    began = time.perf_counter()
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while pixel() == before:
        if time.perf_counter() - began > 60 or program.poll() is not None:
            program.kill()
            sys.exit(f"{command[0]} shows nothing")
        time.sleep(0.001)
    took = time.perf_counter() - began
    program.terminate()
    try:
        program.wait(20)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
    while pixel() != before:
        time.sleep(0.01)
    return took * 1000


rounds = int(sys.argv[1])
programs = [a.split("=", 1) for a in sys.argv[2:]]
took = {name: [] for name, _ in programs}
for _ in range(rounds):
    for name, command in programs:
        took[name].append(first(shlex.split(command)))
for name, _ in programs:
    print(f"Benchmark{name} {rounds} {statistics.median(took[name]):.1f} ms")
