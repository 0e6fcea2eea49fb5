import { formatChineseDate } from '#domain/time/civil-date'
import type { MemberId } from '#domain/people/identity'
import type { OfficialDocument } from '../../application/ports/documents'
import { handedOver } from '../../application/ports/files'
import type { Handlers, MemberContext } from '../../application/ports/handling'
import { latestOwnYear, ownYear, type OwnYear } from './own-year'

/** A person's own year, for their own eyes: to look at, and as a page that they may keep or pass on. */
export const ownYearHandlers: Handlers<'me.year' | 'me.yearFile'> = {
  'me.year': ({ year }, context) => yearOfCaller(year, context),

  'me.yearFile': async ({ year }, context) => {
    const own = await yearOfCaller(year, context)
    const page = await context.documents.writePage(yearDocument(own), [])
    return handedOver(`${own.name}${year}年的这一年.html`, page, context)
  },
}

async function yearOfCaller(year: number | null, { store, caller, today }: MemberContext): Promise<OwnYear> {
  const memberId: MemberId = caller.memberId
  const member = await store.get('members', memberId)
  if (!member) throw new Error('A bound caller has no place on the register')
  return year === null ? latestOwnYear(store, member, today) : ownYear(store, member, year, today)
}

function yearDocument({ name, year, until, branches, groups }: OwnYear): OfficialDocument {
  const source = until ? `取自支部日常记录，截至${formatChineseDate(until)}。没有记录的不列。` : '这一年还没有到。'
  const tables = groups.map(({ heading, lines }) => ({
    kind: 'table' as const,
    columns: [
      { title: heading, width: 0.65 },
      { title: '', width: 0.35 },
    ],
    rows: lines.map(({ title, value }) => [title, value]),
  }))
  return {
    title: `${year}年，我的这一年`,
    byline: [...branches, name].join(' '),
    blocks: [...tables, { kind: 'paragraph', runs: [{ text: source }] }],
  }
}
