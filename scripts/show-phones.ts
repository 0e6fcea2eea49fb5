import { join } from 'node:path'
import { buildPreview, startPreview, type BuiltPreview, type Person } from '@shushi/preview'
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

/** Four people with WeChat whom nobody knows yet: one sets up, the others are invited. */
export const NOBODYS: readonly Person[] = ['一', '二', '三', '四'].map((count, at) => ({
  openid: `phone-${at + 1}`,
  name: `第${count}部手机`,
  role: '还没有加入',
}))

/** Serves the built mini-program: the phones of the first two side by side. */
export async function showPhones(from: {
  gatewayAddress: string
  people: readonly Person[]
  built: BuiltPreview
  port: number | undefined
}): Promise<{ address: string; close(): Promise<void> }> {
  const { gatewayAddress, people, built, port } = from
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
 * Of the demo: the first two, the branch secretary and a member, hold the phones that are shown at first. After them come
 * those of the bureau, so that one need not look for them: the secretary of its Party group and its Party office.
 */
export function holdersOf({ people, secretaryOpenId, bureau }: EnteredDemo): Person[] {
  const openIds = [secretaryOpenId, 'demo-member-1', bureau.secretaryOpenId, 'demo-office']
  const first = openIds.map((openId) => people.find((person) => person.openId === openId))
  const rest = people.filter((person) => !first.includes(person))
  return [...first, ...rest].flatMap((person) =>
    person ? [{ openid: person.openId, name: person.name, role: person.role }] : [],
  )
}
