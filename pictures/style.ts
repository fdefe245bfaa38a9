/** How pictures look, light and dark. Every pair of text and ground has a contrast of 4.5 or more. */
export const PICTURE_STYLE = `
.ac{--sheet:#fff;--ink:#1c2128;--soft:#545d68;--line:#57606a;--box:#fff;--edge:#8b949e;--astro:#f1ebff;--astro-edge:#a58bd8;
--customer:#eaf3ff;--customer-edge:#7aa7dc;--provider:#eef6ee;--provider-edge:#86b58a;--connection:#fffdf2;
--error:#b3141f;--warning:#8a4b00;--note:#0b5cad;--waived:#545d68;
font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
@media (prefers-color-scheme:dark){.ac{--sheet:#0d1117;--ink:#e6edf3;--soft:#a5b0bc;--line:#9aa5b1;--box:#161b22;--edge:#6e7681;
--astro:#221a36;--astro-edge:#8a6fc4;--customer:#10233d;--customer-edge:#4d7fbd;--provider:#13271a;--provider-edge:#558a5b;
--connection:#211f14;--error:#ff8a84;--warning:#f0b45a;--note:#7cb8ff;--waived:#a5b0bc}}
.ac .sheet{fill:var(--sheet)}
.ac text{fill:var(--ink)}
.ac .caption,.ac .place-detail,.ac .line,.ac .address,.ac .legend text{fill:var(--soft)}
.ac .title,.ac .service,.ac .place-title,.ac .error,.ac .warning,.ac .note,.ac .waived{font-weight:600}
.ac .astro>rect{fill:var(--astro);stroke:var(--astro-edge)}
.ac .customer>rect{fill:var(--customer);stroke:var(--customer-edge)}
.ac .provider>rect{fill:var(--provider);stroke:var(--provider-edge)}
.ac .box>rect{fill:var(--box);stroke:var(--edge)}
.ac .connection>rect{fill:var(--connection);stroke:var(--line);stroke-width:1.5}
.ac .connection.request>rect{stroke-dasharray:6 4}
.ac .refused>rect{stroke:var(--error);stroke-width:2.5}
.ac .retired>rect{stroke-dasharray:1.5 4}
.ac .link .line{fill:none;stroke:var(--line);stroke-width:1.75}
.ac .link.request .line{stroke-dasharray:6 4}
.ac .link.retired .line{stroke-dasharray:1.5 4}
.ac .link .tip{fill:var(--line)}
.ac .bullet{fill:var(--line)}
.ac text.error{fill:var(--error)}.ac text.warning{fill:var(--warning)}.ac text.note{fill:var(--note)}.ac text.waived{fill:var(--waived)}
.ac path.error{fill:none;stroke:var(--error);stroke-width:2.5}.ac path.warning{fill:var(--warning)}
.ac circle.note{fill:var(--note)}.ac path.waived{fill:none;stroke:var(--waived);stroke-width:2}
`.replaceAll("\n", "");
