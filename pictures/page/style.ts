/** How pages look, light and dark, on a phone and on a desk. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--ground:#fff;--ink:#1c2128;--soft:#545d68;--rule:#d0d7de;--card:#f6f8fa;--link:#0b5cad;
--complete:#116329;--request:#8a4b00;--retired:#545d68;--error:#b3141f;--warning:#8a4b00;--note:#0b5cad;--waived:#545d68}
@media (prefers-color-scheme:dark){:root{--ground:#0d1117;--ink:#e6edf3;--soft:#a5b0bc;--rule:#30363d;--card:#161b22;--link:#7cb8ff;
--complete:#6fd58a;--request:#f0b45a;--retired:#a5b0bc;--error:#ff8a84;--warning:#f0b45a;--note:#7cb8ff;--waived:#a5b0bc}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.25rem 1rem 2rem;max-width:76rem;background:var(--ground);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
h1{margin:0;font-size:1.6rem;line-height:1.25}
h2{margin:0 0 .5rem;font-size:1.25rem;line-height:1.3}
h3{margin:1.25rem 0 .25rem;font-size:1rem}
p{margin:.25rem 0}
a{color:var(--link)}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
section{margin-top:2rem;padding-top:1.25rem;border-top:1px solid var(--rule)}
footer{margin-top:2rem;padding-top:1rem;border-top:1px solid var(--rule);color:var(--soft);font-size:.875rem}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.875em}
.soft{color:var(--soft);font-weight:400}
.badge{display:inline-block;padding:0 .5em;border:1px solid;border-radius:1em;font-size:.8125rem;line-height:1.5;font-weight:400;white-space:nowrap}
.badge.complete{color:var(--complete)}.badge.request{color:var(--request);border-style:dashed}
.badge.retired{color:var(--retired);border-style:dotted}
.badge.error{color:var(--error);font-weight:600}.badge.warning{color:var(--warning)}.badge.note{color:var(--note)}
.badge.waived{color:var(--waived)}
.overview,.findings{display:grid;gap:.75rem;margin:.75rem 0 0;padding:0;list-style:none}
.overview{grid-template-columns:repeat(auto-fill,minmax(min(100%,22rem),1fr))}
.overview>li,.finding,.ticket{padding:.75rem 1rem;background:var(--card);border:1px solid var(--rule);border-radius:.5rem}
.finding.error{border-left:4px solid var(--error)}.finding.warning{border-left:4px solid var(--warning)}
.finding.note{border-left:4px solid var(--note)}.finding.waived{border-left:4px solid var(--waived)}
.remarks{color:var(--warning)}
dl{display:grid;grid-template-columns:minmax(5.5rem,max-content) 1fr;gap:.125rem .75rem;margin:.25rem 0}
dt{grid-column:1;color:var(--soft)}
dd{grid-column:2;margin:0}
.ticket{margin-top:.75rem}
summary{cursor:pointer;font-weight:600}
.ticket li{margin:.25rem 0}
.ticket ul{padding-left:1.25rem}
.copy{margin:.5rem 0;padding:.75rem;background:var(--ground);border:1px solid var(--rule);border-radius:.375rem;
white-space:pre-wrap;user-select:all;-webkit-user-select:all}
.narrow{display:none;color:var(--soft);font-size:.875rem}
@media (max-width:48rem){.narrow{display:block}}
.picture{overflow-x:auto;border:1px solid var(--rule);border-radius:.5rem}
.picture svg{display:block;max-width:100%;height:auto}
@media (max-width:30rem){dl{display:block}dd{margin:0 0 .25rem}dt{margin-top:.375rem}}
@media print{.picture{overflow:visible}.picture svg{min-width:0!important}section{break-inside:auto}}
`.replaceAll("\n", "");
