/** The hosted pages' style: system fonts, one column, light and dark. */
export const STYLES = `
:root { color-scheme: light dark; --canvas: #f5f7f7; --surface: #fff; --ink: #12191b; --soft: #3d4b4e; --line: #6f7f82; --act: #5b3a8c; --on-act: #fff; --bad: #a12318; --tint: #f0eaf8; }
@media (prefers-color-scheme: dark) { :root { --canvas: #0d1415; --surface: #151e20; --ink: #ecf1f1; --soft: #bcc8ca; --line: #7b8d90; --act: #c7a9f0; --on-act: #1c1030; --bad: #ff9d90; --tint: #281a3d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--ink); font: 1.0625rem/1.6 system-ui, "Apple SD Gothic Neo", "PingFang SC", "Malgun Gothic", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
:lang(ko) { word-break: keep-all; overflow-wrap: anywhere; }
.banner { margin: 0; padding: .75rem 1rem; background: var(--tint); border-bottom: 2px solid var(--act); text-align: center; font-weight: 600; }
main { max-width: 32rem; margin: 2rem auto; padding: 1.5rem; background: var(--surface); border: 1px solid var(--line); border-radius: 4px; }
@media (max-width: 34rem) { main { margin: 0; border: 0; border-radius: 0; } }
h1 { margin: 0 0 1rem; font-size: 1.875rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { font-size: 1.125rem; margin: 1.5rem 0 .5rem; }
ul.items { list-style: none; margin: 0; padding: 0; }
ul.items li, dl div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; padding: .5rem 0; border-top: 1px solid var(--line); }
ul.items span:first-child { overflow-wrap: anywhere; }
dl { margin: 1rem 0; } dt { color: var(--soft); } dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.amount { font-variant-numeric: tabular-nums; font-weight: 600; }
label { display: block; margin-top: 1.25rem; font-weight: 600; }
.hint, .wrong { margin: .25rem 0; font-size: .9375rem; } .hint { color: var(--soft); } .wrong { color: var(--bad); font-weight: 600; }
input { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--line); border-radius: 4px; }
input[aria-invalid=true] { border: 2px solid var(--bad); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
button, .button { display: block; width: 100%; min-height: 2.75rem; margin-top: 1.5rem; padding: .625rem 1rem; font: inherit; font-weight: 600; text-align: center; cursor: pointer; border: 1px solid var(--act); border-radius: 4px; background: var(--act); color: var(--on-act); text-decoration: none; }
button.quiet { background: transparent; color: var(--act); margin-top: .75rem; }
.back { display: block; margin-top: 1rem; padding: .625rem; text-align: center; color: var(--act); }
.summary { padding: .75rem 1rem; border: 2px solid var(--bad); border-radius: 4px; } .summary h2 { margin: 0; } .summary ul { margin: .5rem 0 0; padding-left: 1.25rem; } .summary a { color: var(--bad); }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
`
