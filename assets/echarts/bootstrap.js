"use strict";
// Draws every <script type="application/json" data-chart="ID"> of the page into the
// element with that id. Data is only read, never run: the functions that ECharts
// wants for numbers and intervals stand here.
(function () {
  function numeral(f) {
    return function (value) {
      if (Array.isArray(value)) { return value.map(numeral(f)).join(" – "); }
      if (value === null || value === undefined || value === "" || value === "-" || isNaN(value)) { return "–"; }
      var n = Number(value);
      var parts = Math.abs(n).toFixed(f.decimals).split(".");
      parts[0] = parts[0].replace(/\B(?=(\d{3})+$)/g, f.thousands);
      var text = parts.join(f.comma);
      return (n < 0 && /[1-9]/.test(text) ? "−" : "") + text + f.suffix;
    };
  }

  function tick(f) {
    return function (value) {
      var digits = (String(Math.round(value * 1000) / 1000).split(".")[1] || "").length;
      return numeral({ decimals: digits, comma: f.comma, thousands: f.thousands, suffix: f.suffix === "%" ? "%" : "" })(value);
    };
  }

  // A value on a line from the low to the high end of what it may be.
  function interval(params, api) {
    var y = api.value(0);
    var value = api.coord([api.value(1), y]);
    var low = api.coord([api.value(2), y]);
    var high = api.coord([api.value(3), y]);
    var color = api.visual("color");
    var children = [];
    function line(x1, y1, x2, y2) {
      children.push({ type: "line", shape: { x1: x1, y1: y1, x2: x2, y2: y2 }, style: { stroke: color, lineWidth: 1.5 } });
    }
    if (!isNaN(low[0]) && !isNaN(high[0])) {
      line(low[0], low[1], high[0], high[1]);
      line(low[0], low[1] - 4, low[0], low[1] + 4);
      line(high[0], high[1] - 4, high[0], high[1] + 4);
    }
    if (!isNaN(value[0])) {
      children.push({ type: "circle", shape: { cx: value[0], cy: value[1], r: 5 }, style: { fill: color, stroke: "#fff", lineWidth: 1.5 } });
    }
    return { type: "group", children: children };
  }

  function prepare(data) {
    var option = data.option;
    var show = numeral(data.format);
    var mark = tick(data.format);
    option.tooltip.valueFormatter = show;
    [].concat(option.xAxis || [], option.yAxis || []).forEach(function (axis) {
      if (axis.type === "value") {
        axis.axisLabel = axis.axisLabel || {};
        axis.axisLabel.formatter = mark;
      }
    });
    option.series.forEach(function (series) {
      if (series.type === "custom") { series.renderItem = interval; }
      if (series.label && series.label.show) {
        var at = data.labelDimension;
        series.label.formatter = function (p) {
          return show(Array.isArray(p.value) ? p.value[at] : p.value);
        };
      }
    });
    return option;
  }

  document.querySelectorAll("script[data-chart]").forEach(function (block) {
    var place = document.getElementById(block.getAttribute("data-chart"));
    if (!place) { return; }
    var data = JSON.parse(block.textContent);
    place.textContent = "";
    place.style.height = data.height + "px";
    var chart = echarts.init(place, null, { renderer: "svg" });
    chart.setOption(prepare(data));
    window.addEventListener("resize", function () { chart.resize(); });
  });
}());
