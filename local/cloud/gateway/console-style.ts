import { Html } from './html'

/** The console page's style sheet: quiet, one accent, readable in the dark too. */
export const STYLE = new Html(`
  :root { color-scheme: light dark; --ink: #1f2328; --quiet: #6b7280; --line: #e5e7eb; --ground: #f6f6f4; --card: #fff; --accent: #b3261e; }
  @media (prefers-color-scheme: dark) { :root { --ink: #e6e6e3; --quiet: #9aa0a6; --line: #33373c; --ground: #17181a; --card: #1f2124; --accent: #f08a80; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.6 -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
  header, main { max-width: 960px; margin: 0 auto; padding: 0 20px; }
  header { padding-top: 40px; }
  h1 { font-size: 26px; margin: 0; }
  h1::before { content: ""; display: inline-block; width: 6px; height: 22px; margin-right: 12px; background: var(--accent); border-radius: 3px; vertical-align: -2px; }
  h2 { font-size: 18px; margin: 0 0 8px; }
  section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 18px 20px; margin: 18px 0; }
  p { margin: 6px 0; }
  .wide { overflow-x: auto; }
  table { width: 100%; border-collapse: collapse; }
  th { text-align: left; font-weight: 500; color: var(--quiet); font-size: 14px; }
  th, td { padding: 7px 12px 7px 0; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
  td:last-child { white-space: normal; min-width: 12em; }
  tr:last-child td { border-bottom: 0; }
  .number { font-variant-numeric: tabular-nums; }
  .quiet { color: var(--quiet); font-weight: 400; }
  code { font: 14px/1.5 ui-monospace, "SF Mono", Consolas, monospace; }
  a { color: var(--accent); }
  form { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; margin: 0; }
  form + form { margin-top: 6px; }
  ul { margin: 0; padding-left: 20px; }
  button { font: inherit; font-size: 14px; padding: 2px 12px; border: 1px solid var(--accent); border-radius: 8px; background: none; color: var(--accent); cursor: pointer; }
  button:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`)
