package assets

import "embed"

// ECharts is the unchanged echarts.min.js 6.1.0, under the Apache License 2.0; it
// goes inline into interactive pages.
//
//go:embed echarts/echarts.min.js
var ECharts string

// ChartBootstrap reads the chart data of a page and draws it with ECharts.
//
//go:embed echarts/bootstrap.js
var ChartBootstrap string

// EChartsLicence holds LICENSE, NOTICE and licenses/ of ECharts.
//
//go:embed echarts/LICENSE echarts/NOTICE echarts/licenses
var EChartsLicence embed.FS
