import { readFile, realpath } from 'node:fs/promises'
import { dirname, extname, join, relative, sep } from 'node:path'
import type { Handler, Reply } from '@shushi/loopback'
import type { PreviewSource } from '../build'

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
/** What is compiled rather than served. Everything else a page may show, or read as a file. */
const COMPILED = ['.ts', '.js', '.json', '.wxml', '.wxss', '.wxs', '.map']
/** Packages, as npm and as DevTools keep them. */
const PACKAGES = ['node_modules', 'miniprogram_npm']
const BUILT = ['/app.js', '/app.js.map', '/app.css', '/shell.js', '/shell.js.map']

/** The shell page, the phones, the built mini-program, its pictures and the icons. */
export function fileHandler({ source, out }: PreviewSource, name: string): Handler {
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
    return fileOf(source, path)
  }
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

async function shellPage(name: string): Promise<Reply> {
  const page = await readFile(join(RUNTIME, 'shell/shell.html'), 'utf8')
  const escaped = name.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return { headers: { 'content-type': TYPES['.html'] ?? '' }, body: page.replaceAll('{{name}}', () => escaped) }
}

async function file(path: string): Promise<Reply | undefined> {
  const body = await readFile(path).catch(() => undefined)
  const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream'
  return body && { headers: { 'content-type': type }, body }
}

/** A file of the mini-program. Only what really lies in its folder, wherever links lead. */
async function fileOf(source: string, path: string): Promise<Reply | undefined> {
  const found = await realpath(join(source, path)).catch(() => undefined)
  const root = await realpath(source).catch(() => undefined)
  if (found === undefined || root === undefined || !found.startsWith(root + sep)) return undefined
  const folders = relative(root, found).split(sep)
  const isServed = !COMPILED.includes(extname(found)) && !folders.some((folder) => PACKAGES.includes(folder))
  return isServed ? file(found) : undefined
}

/** The icons say `view-box` where SVG says `viewBox`; some of TDesign's have no picture, and show nothing. */
async function iconPicture(name: string): Promise<Reply> {
  const text = await readFile(join(ICONS, name), 'utf8').catch(() => '<svg xmlns="http://www.w3.org/2000/svg"/>')
  return {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' },
    body: text.replace('view-box=', 'viewBox='),
  }
}
