import type { ImpossibleReason, VoteResult } from '../../domain/meeting/votes'

type Numbers = Pick<VoteResult, 'cast' | 'votersPresent' | 'votersDue'>

const OTHERS = '票数对不上，请核对应到、实到和各项票数。'
const SENTENCES: Readonly<Partial<Record<ImpossibleReason, string | ((numbers: Numbers) => string)>>> = {
  'not-whole-numbers': '票数请填写整数。',
  'more-present-than-due': ({ votersPresent, votersDue }) =>
    `有表决权的实到 ${votersPresent} 人，多于应到 ${votersDue} 人，请核对名单。`,
  'more-votes-than-present': ({ cast, votersPresent }) =>
    `三项合计 ${cast} 票，多于有表决权的实到 ${votersPresent} 人。`,
  'more-votes-than-papers': ({ cast }) => `三项合计 ${cast} 票，多于收回的有效选票。`,
  'papers-do-not-fit': '选票张数对不上：发出的不多于实到的人，无效的不多于收回的。',
  'more-written-than-votes': '书面意见算在票数里，不能多于那一项的票数。',
  'more-written-than-away': '书面意见多于没有到会的有表决权的人，请核对名单。',
  'more-yes-than-seats': '各人的赞成票合计太多，请核对应选人数和票数。',
}

/** Why the numbers of a vote cannot be, for whoever is to put them right. `reason`: as the domain tells it. */
export function voteFaultText({ reason, ...numbers }: Pick<VoteResult, 'reason'> & Numbers): string {
  const known = SENTENCES[reason as ImpossibleReason] ?? OTHERS
  return typeof known === 'string' ? known : known(numbers)
}
