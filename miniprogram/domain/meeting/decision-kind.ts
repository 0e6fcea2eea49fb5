/** What kind of vote a decision is by its words: each kind is counted by its own rules (votes.ts, election.ts). */
import type { MeetingKind } from './meeting-kinds'

/** A motion (一般事项), an election (选举), or the admission of a member: as probationary or as full (接收、转正). */
export const DECISION_KINDS = ['motion', 'election', 'admission'] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]

export const DECISION_KIND_LABELS: Readonly<Record<DecisionKind, string>> = {
  motion: '一般事项',
  election: '选举',
  admission: '接收、转正',
}

const ELECTS = /选举|补选|增选|改选/
/** Who is elected; `选举工作` and `换届选举大会` by themselves name nobody. */
const OFFICES = /书记|委员|支委|代表|组长|小组长|班子/
/** What is said about an election, and is a motion. */
const ABOUT_ELECTIONS =
  /办法|方案|监票|计票|总监|预备人选|候选人|请示|报告|条例|细则|工作|筹备|日程|程序|议程|通知|批复|大会|学习|时间|名额/

const ADMITS = /(接收|吸收|发展).*(预备|新)党员|(接收|吸收).*入党|转正|转为(中共)?正式党员|预备期|预备党员资格/
const ABOUT_ADMISSION =
  /积极分子|发展对象|提请|计划|方案|制度|预审|材料|公示|办法|细则|学习|培训|工作|报告|请示|组织关系|党费/

/** What may be said of a vote before its numbers: admission is decided by the general meeting alone. */
export function kindsOfVoteAt(kinds: readonly MeetingKind[]): readonly DecisionKind[] {
  return kinds.includes('general-meeting') ? DECISION_KINDS : ['motion', 'election']
}

/** The kind by the title, where nobody said it; a title that leaves it open is a motion. */
export function kindByTitle(title: string, kinds: readonly MeetingKind[]): DecisionKind {
  if (ELECTS.test(title) && OFFICES.test(title) && !ABOUT_ELECTIONS.test(title)) return 'election'
  const mayAdmit = kindsOfVoteAt(kinds).includes('admission')
  return mayAdmit && ADMITS.test(title) && !ABOUT_ADMISSION.test(title) ? 'admission' : 'motion'
}
