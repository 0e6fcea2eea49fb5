import { join } from 'node:path'
import { buildPreview, startPreview } from '@shushi/preview'
import type { EnteredDemo } from '../local/demo/enter'
import { copyNpm } from './copy-npm'

/** Builds the mini-program for the browser and serves it: the secretary's and a member's phone side by side. */
export async function showPhones(from: {
  gatewayAddress: string
  demo: EnteredDemo
  root: string
  port: number | undefined
}): Promise<{ address: string; close(): Promise<void> }> {
  const { gatewayAddress, demo, root, port } = from
  // A component that a page declared since the last `npm ci` is brought along.
  await copyNpm()
  const built = await buildPreview({ source: join(root, 'miniprogram'), out: join(root, 'dist/preview') })
  const people = holders(demo)
  return startPreview({
    gatewayAddress,
    built,
    name: '述实',
    people: () => people,
    ...(port === undefined ? {} : { port }),
  })
}

/** The first two hold the phones that are shown at first. */
function holders({ people, secretaryOpenId }: EnteredDemo) {
  const isMember = ({ openId }: { openId: string }) => openId === 'demo-member-1'
  const first = [people.find(({ openId }) => openId === secretaryOpenId), people.find(isMember)]
  const rest = people.filter((person) => !first.includes(person))
  return [...first, ...rest].flatMap((person) =>
    person ? [{ openid: person.openId, name: person.name, role: person.role }] : [],
  )
}
