import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Handler, Reply } from '@shushi/loopback'
import type { CollectionSizes, DocumentLink } from '../cloud-options'
import type { FunctionRunner } from '../functions/function-runner'
import { FILES_A_REQUEST } from '../limits'
import type { MessageJournal } from '../open-apis/message-journal'
import type { CloudStorage } from '../storage/cloud-storage'
import { fileIdOf } from '../storage/cloud-path'
import type { Timers } from '../timers/timers'
import { consolePage, type ConsoleView } from './console-page'

const MESSAGES_SHOWN = 50

export interface ConsoleOptions {
  readonly title: string
  readonly address: () => string
  readonly runner: FunctionRunner
  readonly storage: CloudStorage
  readonly journal: MessageJournal
  readonly timers: Timers
  readonly collections: () => CollectionSizes
  readonly links: () => readonly DocumentLink[]
}

/** `GET /`, and the documents it links to at `GET /documents/<number>/<name>`. */
export function consoleEndpoint(options: ConsoleOptions): Handler {
  return async ({ method, url }) => {
    if (method !== 'GET') return undefined
    if (url.pathname === '/') return page(consolePage(view(options)))
    const index = /^\/documents\/(\d{1,4})\/[^/]*$/.exec(url.pathname)?.[1]
    const link = index === undefined ? undefined : options.links()[Number(index)]
    return link && document(link)
  }
}

function view(options: ConsoleOptions): ConsoleView {
  const { runner, storage, journal, timers } = options
  return {
    title: options.title,
    address: options.address(),
    functions: runner.names().map((name) => ({
      name,
      ...runner.config(name),
      timers: timers.list().filter((timer) => timer.functionName === name),
    })),
    collections: options.collections(),
    messages: journal.sent().slice(-MESSAGES_SHOWN).reverse(),
    files: filesOf(storage),
    links: options
      .links()
      .map(({ title, file }, index) => ({ title, url: `/documents/${index}/${encodeURIComponent(basename(file))}` })),
  }
}

/** The newest files. */
function filesOf(storage: CloudStorage): ConsoleView['files'] {
  const files = storage
    .list()
    .sort((one, other) => (one.uploadedAt < other.uploadedAt ? 1 : -1))
    .slice(0, FILES_A_REQUEST)
  const links = storage.temporaryLinks(files.map(({ path }) => fileIdOf(path)))
  return files.map(({ path, bytes }, index) => ({ path, bytes, url: links[index]?.tempFileURL ?? '' }))
}

function page(markup: string): Reply {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
    },
    body: markup,
  }
}

async function document({ file }: DocumentLink): Promise<Reply | undefined> {
  const bytes = await readFile(file).catch(() => undefined)
  if (!bytes) return undefined
  const name = encodeURIComponent(basename(file))
  return {
    status: 200,
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    },
    body: bytes,
  }
}
