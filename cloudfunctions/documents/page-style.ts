/** How the page looks: a sheet of paper, and over it the card of the figure that was tapped. No script is needed. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1d1d1f; --soft: #5c5c62; --paper: #fff; --desk: #ececec; --line: #d0d0d4; --accent: #a32020 }
@media (prefers-color-scheme: dark) { :root { --ink: #ececee; --soft: #a8a8ae; --paper: #1e1e20; --desk: #111; --line: #444; --accent: #ff8f85 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--desk); color: var(--ink); font: 18px/1.8 FangSong, "仿宋_GB2312", STFangsong, "Noto Serif CJK SC", serif }
main { max-width: 46em; margin: 0 auto; padding: 2em 1.5em 40vh; background: var(--paper); overflow-wrap: break-word }
h1 { margin: 0; text-align: center; font: 700 1.5em/1.5 "方正小标宋简体", STSong, SimSun, serif }
h2, h3 { margin: .8em 0 0; text-indent: 2em; font: 1em/1.8 SimHei, "Heiti SC", "Noto Sans CJK SC", sans-serif }
h3 { font-family: KaiTi, "楷体_GB2312", STKaiti, serif }
.plain { text-indent: 0 }
.byline { margin: 0 0 1.5em; text-indent: 0; text-align: center; font-family: KaiTi, STKaiti, serif }
p { margin: 0; text-indent: 2em; text-align: justify }
p.right { text-align: right }
p.note { text-indent: 0; font-size: .8em; line-height: 1.5 }
p.draft { margin: 0 0 1em; padding: .2em; text-indent: 0; text-align: center; color: var(--accent); border: 1px solid; font-family: SimHei, "Heiti SC", sans-serif }
b { font: 1em KaiTi, "楷体_GB2312", STKaiti, serif }
mark { background: none; color: inherit; border-bottom: 2px dotted var(--soft) }
.kept::before { content: '\\2060' }
a.figure { color: var(--accent); text-decoration: none; border-bottom: 1px solid }
table { width: 100%; margin: 1em 0; border-collapse: collapse; font-size: .8em; line-height: 1.5 }
main:not(:has(~ .card)) { padding-bottom: 2em }
.pair { table-layout: fixed }
.pair th:last-child { width: 35% }
th, td { padding: .3em .5em; border: 1px solid var(--line); text-align: left; vertical-align: top }
@media screen and (max-width: 40em) {
main { padding: 1.5em 1em 40vh; overflow-wrap: anywhere }
table:not(.pair), table:not(.pair) :is(tbody, tr, td) { display: block }
table:not(.pair) thead { display: none }
table:not(.pair) tr { padding: .5em 0; border-top: 1px solid var(--line) }
table:not(.pair) td { display: flow-root; padding: .1em 0 .1em 6.3em; border: 0 }
table:not(.pair) br { display: none }
table:not(.pair) td:empty { display: none }
table:not(.pair) td::before { float: left; width: 5.5em; margin-left: -6.3em; padding-right: .8em; color: var(--soft); content: attr(data-title) }
}
.card { display: none }
.card:target { display: block; position: fixed; left: 0; right: 0; bottom: 0; max-height: 60vh; overflow: auto; margin: 0 auto; max-width: 46em; padding: 1em 1.5em 2em; background: var(--paper); border-top: 3px solid var(--accent); box-shadow: 0 -8px 30px #0006; overflow-wrap: anywhere; font: 16px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
.card h2 { margin: 0; text-indent: 0; font-weight: 700 }
.card .value { margin: 0 0 .5em; text-indent: 0; font-size: 1.6em; color: var(--accent) }
.card dt { color: var(--soft); font-size: .85em }
.card dd { margin: 0 0 .4em }
.card ol { margin: .2em 0; padding-left: 2.6em }
.close { float: right; padding: .4em 1em; color: inherit; border: 1px solid var(--line); border-radius: 1.5em; text-decoration: none }
@media print { body { background: none; font-size: 16pt } main { max-width: none; padding: 0 } table { font-size: 12pt } tr { break-inside: avoid } .annex { break-before: page } .card:target { display: none } a.figure { color: inherit; border: 0 } }
`
