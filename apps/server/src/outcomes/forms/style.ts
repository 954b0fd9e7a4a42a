/** How a report looks on a screen and on paper. It is named by its hash, so nothing in it may come from outside. */
export const STYLE = `
*,*::before,*::after{box-sizing:border-box}
html{color-scheme:light;background:#fff;color:#10202b;font:400 16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic","Noto Naskh Arabic","Noto Sans SC","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums}
:lang(ar){line-height:1.75}
:lang(zh){line-height:1.7}
body{margin:0}
main{max-width:56rem;margin:0 auto;padding:32px 24px 64px}
h1,h2,h3,p,ul,ol,dl,dd,table,caption{margin:0}
.over{color:#4a5b66;font-weight:700}
h1{font-size:32px;line-height:1.25;padding-block:4px 16px;border-block-end:4px solid #10202b;overflow-wrap:anywhere}
h2{font-size:22px;line-height:1.3;padding-block:36px 8px}
h3{font-size:17px;line-height:1.4;padding-block:20px 4px;overflow-wrap:anywhere}
p{padding-block:4px;max-width:68ch;overflow-wrap:anywhere}
.lead{padding-block:16px;font-weight:700}
.note,.quiet{color:#4a5b66}
.note{font-size:15px}
.draft{margin-block:8px;padding:12px 16px;max-width:none;border:2px solid #8a4b00;background:#fff1dc}
ul,ol{padding-block:4px;padding-inline-start:24px}
li{padding-block:2px;max-width:66ch;overflow-wrap:anywhere}
dl{padding-block:8px}
dl div{display:grid;grid-template-columns:minmax(0,13em) minmax(0,1fr);gap:0 16px;padding-block:6px;border-block-end:1px solid #d3dbe0}
dt{color:#4a5b66}
dd{overflow-wrap:anywhere}
a{color:#00588a}
.wide{overflow-x:auto;margin-block:12px 16px}
.wide:focus-visible{outline:3px solid #00588a;outline-offset:2px}
table{border-collapse:collapse;width:100%}
caption{padding-block:4px 8px;text-align:start;font-weight:700}
th,td{padding-block:6px;padding-inline:0 16px;border-block-end:1px solid #d3dbe0;text-align:start;vertical-align:top;overflow-wrap:break-word}
thead th{border-block-end:2px solid #10202b;font-size:14px}
tbody th{font-weight:400}
.figure{text-align:end;white-space:nowrap}
thead .figure{white-space:normal}
.total>*{border-block-start:2px solid #10202b;font-weight:700}
@media (max-width:37rem){main{padding:16px}dl div{grid-template-columns:minmax(0,1fr)}h1{font-size:26px}}
@page{size:A4;margin:18mm 16mm 20mm;@bottom-center{content:counter(page) " / " counter(pages);font:400 9pt "Noto Sans",sans-serif;color:#4a5b66}}
@media print{
html{font-size:10.5pt}
main{max-width:none;padding:0}
h1{font-size:20pt}
h2{font-size:14pt;padding-block-start:20pt}
h3{font-size:11.5pt}
p,li{max-width:none}
.note{font-size:9.5pt}
h1,h2,h3,caption,dt{break-after:avoid}
tr,li,dl div,.draft{break-inside:avoid}
thead{display:table-header-group;break-after:avoid}
tbody tr:first-child{break-before:avoid}
.short{break-inside:avoid}
.wide{overflow:visible}
a{color:inherit}
}
`;
