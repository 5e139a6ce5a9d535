// Typst makes the benchmark's certificates: node certificates.mjs INPUT FONTS OUT.pdf|DIR
// The codes are read as pictures; they were made beforehand, untimed.
import { createRequire } from "node:module";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const require = createRequire(resolve(process.env.TYPST_MODULES, "x.js"));
const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
const [input, fonts, out] = process.argv.slice(2);

const main = join(input, "certificates.typ");
copyFileSync(new URL("certificates.typ", import.meta.url), main);
const compiler = NodeCompiler.create({ workspace: resolve(input), fontArgs: [{ fontPaths: [fonts] }] });
const pdf = (inputs) => compiler.pdf({ mainFilePath: resolve(main), inputs }, { pdfTags: false });

if (out.endsWith(".pdf")) {
  writeFileSync(out, pdf({}));
} else {
  mkdirSync(out, { recursive: true });
  const records = JSON.parse(readFileSync(join(input, "page.json"))).Records.length;
  for (let i = 0; i < records; i++) {
    const file = join(out, String(i + 1).padStart(3, "0") + ".pdf");
    writeFileSync(file, pdf({ from: String(i), to: String(i + 1) }));
  }
}
