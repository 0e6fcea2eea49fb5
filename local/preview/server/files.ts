import { readFile, realpath } from 'node:fs/promises'
import { dirname, extname, join, sep } from 'node:path'
import type { Answer, Route } from './loopback'

const RUNTIME = join(__dirname, '../runtime')
const ICONS = join(dirname(require.resolve('tdesign-icons-svg/package.json')), 'src')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
}

/** Address → file, for what the two pages load. */
const SHEETS: Readonly<Record<string, string>> = {
  '/shell.css': join(RUNTIME, 'shell/shell.css'),
  '/phone.css': join(RUNTIME, 'phone.css'),
}
const BUILT = ['/app.js', '/app.js.map', '/app.css', '/shell.js', '/shell.js.map']

/** The shell page, the phones, the built mini-program, its pictures and the icons. */
export function fileRoute(out: string, name: string): Route {
  return async ({ method, url }) => {
    if (method !== 'GET' && method !== 'HEAD') return undefined
    const path = decode(url.pathname)
    if (path === undefined) return undefined
    if (/^\/phone\/\d{1,2}$/.test(path)) return file(join(RUNTIME, 'phone.html'))
    if (path === '/') return shellPage(name)
    if (SHEETS[path] !== undefined) return file(SHEETS[path])
    if (BUILT.includes(path)) return file(join(out, path))
    const icon = /^\/icons\/([\w-]+\.svg)$/.exec(path)?.[1]
    if (icon !== undefined) return iconPicture(icon)
    return fileBelow(join(out, 'files'), path)
  }
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

async function shellPage(name: string): Promise<Answer> {
  const page = await readFile(join(RUNTIME, 'shell/shell.html'), 'utf8')
  const escaped = name.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return { type: TYPES['.html'] ?? '', body: page.replaceAll('{{name}}', () => escaped) }
}

async function file(path: string): Promise<Answer | undefined> {
  const body = await readFile(path).catch(() => undefined)
  return body && { type: TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream', body }
}

/** Only what really lies in the folder, wherever links lead. */
async function fileBelow(folder: string, path: string): Promise<Answer | undefined> {
  const found = await realpath(join(folder, path)).catch(() => undefined)
  const root = await realpath(folder).catch(() => undefined)
  if (found === undefined || root === undefined || !found.startsWith(root + sep)) return undefined
  return file(found)
}

/** The icons say `view-box` where SVG says `viewBox`; some of TDesign's have no picture, and show nothing. */
async function iconPicture(name: string): Promise<Answer> {
  const text = await readFile(join(ICONS, name), 'utf8').catch(() => '<svg xmlns="http://www.w3.org/2000/svg"/>')
  return {
    type: 'image/svg+xml',
    body: text.replace('view-box=', 'viewBox='),
    headers: { 'cache-control': 'max-age=3600' },
  }
}
