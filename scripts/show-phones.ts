import { join } from 'node:path'
import { buildPreview, startPreview, type BuiltPreview } from '@shushi/preview'
import type { EnteredDemo } from '../local/demo/enter'
import { copyNpm } from './copy-npm'
import { DECLARED_APIS } from './declared-apis'
import { MESSAGE_TEMPLATES } from './message-templates'

/** Builds the mini-program for the browser. */
export async function buildPhones(root: string): Promise<BuiltPreview> {
  // A component that a page declared since the last `npm ci` is brought along.
  await copyNpm()
  return buildPreview({ source: join(root, 'miniprogram'), out: join(root, 'dist/preview') })
}

/** Serves the built mini-program: the branch secretary's and a member's phone side by side. */
export async function showPhones(from: {
  gatewayAddress: string
  demo: EnteredDemo
  built: BuiltPreview
  port: number | undefined
}): Promise<{ address: string; close(): Promise<void> }> {
  const { gatewayAddress, demo, built, port } = from
  const people = holders(demo)
  return startPreview({
    gatewayAddress,
    built,
    name: '述实',
    // As docs/deployment.md has it listed.
    downloadDomains: [gatewayAddress],
    declaredApis: DECLARED_APIS,
    messageTemplates: MESSAGE_TEMPLATES,
    people: () => people,
    ...(port === undefined ? {} : { port }),
  })
}

/**
 * The first two hold the phones that are shown at first. After them come those of the bureau, so that one need not look for
 * them: the secretary of its Party group and its Party office.
 */
function holders({ people, secretaryOpenId, bureau }: EnteredDemo) {
  const openIds = [secretaryOpenId, 'demo-member-1', bureau.secretaryOpenId, 'demo-office']
  const first = openIds.map((openId) => people.find((person) => person.openId === openId))
  const rest = people.filter((person) => !first.includes(person))
  return [...first, ...rest].flatMap((person) =>
    person ? [{ openid: person.openId, name: person.name, role: person.role }] : [],
  )
}
