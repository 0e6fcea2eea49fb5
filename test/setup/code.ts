import prepareFunctions from './build-functions'
import compileTemplates from './compile-templates'

/** What the tests of code run, made once before them as it is deployed. */
export default async function prepare(): Promise<void> {
  await Promise.all([prepareFunctions(), compileTemplates()])
}
