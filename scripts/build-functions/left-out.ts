/**
 * What the libraries carry and no function of ours uses stays out of the bundles, most of it the SDK's: half of their size, and
 * a third of the time from an instance's start to its first answer. In its place stands something that may be passed on and refuses, naming
 * itself, once it is called.
 */
import type { Plugin } from 'esbuild'

interface LeftOut {
  /** As it is required, by a file whose path ends like `by`. */
  readonly module: string
  readonly by: RegExp
  /** For whom it is there. */
  readonly serves: string
  /** Called when the library starts, for later: hands on the refusal instead of refusing. */
  readonly atStart?: string
}

const SDK = /@cloudbase\/node-sdk\/dist\/.*\.js$/

export const LEFT_OUT: readonly LeftOut[] = [
  { module: './ai', by: /node-sdk\/dist\/cloudbase\.js$/, serves: 'app.ai()' },
  {
    module: '@cloudbase/wx-cloud-client-sdk',
    by: SDK,
    serves: 'app.models, app.mysql() and app.rdb()',
    atStart: 'generateHTTPClient',
  },
  { module: 'jsonwebtoken', by: SDK, serves: 'app.auth().createTicket()' },
  // Its own requests go by node:http; this asks a machine outside of functions for its keys.
  { module: 'axios', by: SDK, serves: 'app.requestClient, and machines that are no function' },
  { module: 'http-proxy-agent', by: SDK, serves: 'the option proxy' },
  { module: 'https-proxy-agent', by: SDK, serves: 'the option proxy' },
  // COS answers a refused upload in XML, which is read; nothing writes any.
  { module: 'xmlbuilder', by: /xml2js\/lib\/builder\.js$/, serves: 'writing XML' },
  // A form's part says its kind only where it has the name of a file, and the SDK's have none.
  { module: 'mime-types', by: /form-data\/lib\/form_data\.js$/, serves: 'files in forms' },
  {
    module: './realtime/websocket-client',
    by: /@cloudbase\/database\/dist\/commonjs\/(query|document)\.js$/,
    serves: 'watch()',
  },
  // What comes and goes is BSON's text (EJSON); nothing asks for its bytes.
  ...['serializer', 'deserializer', 'calculate_size'].map((part) => ({
    module: `./parser/${part}`,
    by: /bson\/lib\/bson\.js$/,
    serves: 'BSON as bytes',
  })),
  {
    module: '../parseSheetData/parseSheetData.js',
    by: /read-excel-file\/modules\/export\/parseSheet\.js$/,
    serves: 'reading by a schema',
  },
]

const NAMESPACE = 'left-out'

/** For esbuild: puts the refusals where the modules of `LEFT_OUT` would be. */
export const leaveOut: Plugin = {
  name: NAMESPACE,
  setup(build) {
    build.onResolve({ filter: /^[^/]/, namespace: 'file' }, ({ path, importer }) => {
      const found = LEFT_OUT.find(({ module, by }) => module === path && by.test(importer.replaceAll('\\', '/')))
      return found && { path, namespace: NAMESPACE, pluginData: found }
    })
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ pluginData }) => ({
      contents: refusal(pluginData as LeftOut),
      loader: 'js',
    }))
  },
}

/** Everything read from it is itself; it refuses to be called, or made an object of. */
function refusal({ module, serves, atStart }: LeftOut): string {
  const words = `${module} (${serves}) was left out of this function: see scripts/build-functions/left-out.ts`
  return `
    const refuse = () => { throw new Error(${JSON.stringify(words)}) }
    const leftOut = new Proxy(function () {}, {
      get: (_, name) => name === ${JSON.stringify(atStart ?? null)} ? () => leftOut : leftOut,
      apply: refuse,
      construct: refuse,
    })
    module.exports = leftOut`
}
