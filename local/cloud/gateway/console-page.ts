import { beijingTime } from '../instant'
import { html, join, type Html } from './html'
import { STYLE } from './console-style'

/** What the console page shows. */
export interface ConsoleView {
  readonly title: string
  readonly address: string
  readonly functions: readonly {
    readonly name: string
    readonly timeoutSeconds: number
    readonly memoryMegabytes: number
    readonly timers: readonly { readonly name: string; readonly cron: string; readonly next: string | undefined }[]
  }[]
  readonly collections: readonly { readonly name: string; readonly count: number }[]
  /** Newest first. */
  readonly messages: readonly {
    readonly openid: string
    readonly templateId: string
    readonly data: Readonly<Record<string, string>>
    readonly sentAt: string
  }[]
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly url: string }[]
  readonly links: readonly { readonly title: string; readonly url: string }[]
}

/** The page at `/`: what runs, what is stored. Plain HTML, no script. */
export function consolePage(view: ConsoleView): string {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${view.title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <header>
          <h1>${view.title}</h1>
          <p>云函数、数据库、云存储与消息都在这台电脑上运行，地址 <code>${view.address}</code>，别的电脑连不进来。</p>
        </header>
        <main>
          ${linksPart(view)} ${functionsPart(view)} ${collectionsPart(view)} ${messagesPart(view)} ${filesPart(view)}
        </main>
      </body>
    </html>`.toString()
}

function functionsPart({ functions }: ConsoleView): Html {
  const rows = functions.map(
    ({ name, timeoutSeconds, memoryMegabytes, timers }) =>
      html`<tr>
        <td><code>${name}</code></td>
        <td>${timeoutSeconds} 秒</td>
        <td>${memoryMegabytes} MB</td>
        <td>
          ${timers.length === 0 ? html`<span class="quiet">无</span>` : join(timers.map((timer) => timerLine(name, timer)))}
        </td>
      </tr>`,
  )
  return part('云函数', ['名称', '时限', '内存', '定时触发'], rows, '还没有云函数。')
}

function timerLine(functionName: string, timer: ConsoleView['functions'][number]['timers'][number]): Html {
  const next = timer.next === undefined ? '不再触发' : `下次 ${beijingTime(timer.next)}`
  return html`<form method="post" action="/timers/${functionName}/${timer.name}">
    <code>${timer.name}</code> <code class="quiet">${timer.cron}</code> <span>${next}</span>
    <button>现在触发</button>
  </form>`
}

function collectionsPart({ collections }: ConsoleView): Html {
  const rows = collections.map(
    ({ name, count }) =>
      html`<tr>
        <td><code>${name}</code></td>
        <td class="number">${count}</td>
      </tr>`,
  )
  return part('数据库', ['集合', '记录数'], rows, '还没有集合。')
}

function messagesPart({ messages }: ConsoleView): Html {
  const rows = messages.map(
    ({ openid, templateId, data, sentAt }) =>
      html`<tr>
        <td>${beijingTime(sentAt)}</td>
        <td><code>${openid}</code></td>
        <td><code>${templateId}</code></td>
        <td>${Object.values(data).join(' · ')}</td>
      </tr>`,
  )
  return part('已发出的订阅消息', ['时间', '收件人', '模板', '内容'], rows, '还没有发出过消息。')
}

function filesPart({ files }: ConsoleView): Html {
  const rows = files.map(
    ({ path, bytes, url }) =>
      html`<tr>
        <td><a href="${encodeURI(url)}">${path}</a></td>
        <td class="number">${Math.ceil(bytes / 1024)} KB</td>
      </tr>`,
  )
  return part('云存储', ['文件', '大小'], rows, '还没有文件。')
}

function linksPart({ links }: ConsoleView): Html {
  if (links.length === 0) return html``
  const items = links.map(({ title, url }) => html`<li><a href="${url}">${title}</a></li>`)
  return html`<section>
    <h2>文书</h2>
    <ul>
      ${join(items)}
    </ul>
  </section>`
}

function part(title: string, columns: readonly string[], rows: readonly Html[], whenEmpty: string): Html {
  if (rows.length === 0)
    return html`<section>
      <h2>${title}</h2>
      <p class="quiet">${whenEmpty}</p>
    </section>`
  return html`<section>
    <h2>${title} <span class="quiet">${rows.length}</span></h2>
    <div class="wide">
      <table>
        <thead>
          <tr>
            ${join(columns.map((column) => html`<th>${column}</th>`))}
          </tr>
        </thead>
        <tbody>
          ${join(rows)}
        </tbody>
      </table>
    </div>
  </section>`
}
