/**
 * Every procedure, called by every role in the own organization, in a sister, in the bureau above and from below, and by
 * people who are not bound or have left: who is let through, by the rule and not by asking the table.
 */
import { contract, type ProcedureName } from '#contract'
import type { ProcedureShape } from '#contract/procedure'
import type { Role } from '#domain/people/permission'
import * as v from 'valibot'
import { BRANCH, BUREAU } from '../../builders/office'
import { generated, openScene, ROLES, type Place, type Scene } from './scene'
import { INPUTS } from './inputs'

/** S 书记 V 副书记 O 组织 P 宣传 D 纪检 L 小组长 C 记录员 W 党办 M 党员; after `^` the same of the bureau above. */
const LETTERS: Readonly<Record<string, Role>> = {
  ...{ S: 'secretary', V: 'deputy-secretary', O: 'organization', P: 'publicity', D: 'discipline-inspection' },
  ...{ L: 'cell-leader', C: 'clerk', W: 'party-office', G: 'leading-group-member', M: 'member' },
}
/** Whoever has WeChat; whoever is bound, about themselves. */
const ANYBODY = 'anybody'
const BOUND = 'bound'
const WHO: Readonly<Record<string, string>> = {
  [ANYBODY]:
    'setup.start me.get invitation.look invitation.accept joinRequest.send joinRequest.mine joinRequest.takeBack binding.releaseOwn me.erase meeting.checkIn',
  [BOUND]:
    'branch.tree meeting.mine meeting.askLeave shift.mine donation.mine dues.mine ledger.kinds reminder.consent reminder.mine reminder.setUp me.export me.year me.yearFile',
  SVOPDLCWGM:
    'shift.certificate shift.certificateFile shift.projects shift.outings offer.join offer.stepBack offer.signIn offer.signOut offer.coming offer.past offer.get donation.campaigns dues.questionAmount ledger.mine feedback.send',
  // How it is made up, and its plan; who answers for the bureau above sees it too.
  'SVOPDLCWGM^SVW':
    'branch.get register.names branch.norms branch.thresholds appointment.list committee.get branch.agenda meeting.get meeting.list meeting.photos meeting.photo meeting.norms meeting.calendar ledger.ownKinds',
  // Other people's records.
  'SVOPDCW^SVW':
    'branch.overview branch.summary branch.summaryFile binding.count file.upload register.list register.get entry.waiting meeting.sheet meeting.minutesFile desk.export shift.get shift.list ledger.list ledger.notices ledger.get indicator.definitions indicator.year measure.catalogue measure.compute measure.split measure.evidence none.list template.get report.get report.list report.document report.written report.checkDocument report.evidenceFile report.checklist report.finals report.toVote report.finalDocument report.verify report.earlierWords report.words report.problems',
  // Meetings of the branch: not a cell's leader.
  SVOPDCW:
    'meeting.due meeting.convene meeting.change meeting.cancel meeting.close meeting.record meeting.correct meeting.paper meeting.code meeting.doorCode meeting.rollCall meeting.live meeting.scans meeting.settleScan meeting.decideLeave meeting.addPhoto meeting.removePhoto entry.confirm entry.confirmMany entry.dispute entry.withdraw ledger.conclude ledger.correct indicator.define indicator.adopt indicator.remove indicator.correct none.declare none.withdraw',
  // A cell's leader proposes for others.
  SVOPDLCW:
    'shift.record shift.correct offer.publish offer.change offer.cancel offer.code offer.note offer.close donation.record donation.correct ledger.record ledger.recordMany indicator.record indicator.recordYear',
  SVO: 'donation.list donation.setReceipt donation.get dues.assess dues.assessMany dues.reassess dues.align dues.record dues.recordMany dues.correct dues.payment dues.list dues.accounts dues.readList dues.sheet dues.sheetFile dues.chooseSheet dues.takeList dues.reminders dues.remind dues.payElsewhere dues.book dues.closeMonth dues.reopenMonth dues.handUp dues.takeBackHandUp yearBook.write dues.year dues.years dues.proposeYear dues.settleQuestion dues.approveYear',
  SVOPD: 'feedback.list journal.list',
  'SVOCW^W':
    'setup.left invitation.create invitation.revoke invitation.list groupInvitation.open groupInvitation.close joinRequest.list joinRequest.settle binding.release cell.form cell.rename cell.dissolve register.add register.return register.change register.correctPerson register.leave register.transfer register.untoldPassages register.tellPassages register.importTemplate register.importCheck register.import',
  'SVW^W':
    'yearBook.check yearBook.import branch.create branch.update branch.chooseNorm branch.setThresholds appointment.make appointment.end ledger.declareKind ledger.endKind ledger.removeKind',
  SVCW: 'template.save template.reset template.undo template.handDown template.takeBack template.preview report.draft report.write report.finalize report.reword report.unword report.answerProblem report.planStep',
  S: 'meeting.talksProposed',
  // Of somebody's own will and hand only they can say so.
  '': 'donation.sayWilling ledger.sign',
}
const WHO_MAY = new Map(Object.entries(WHO).flatMap(([who, names]) => names.split(' ').map((name) => [name, who])))
const NAMES = Object.keys(contract) as ProcedureName[]

/** Refused because of who asks: to whom a record may not be shown, it is not there. */
const REFUSED = ['not-permitted', 'not-yours', 'not-bound', 'no-such-entry']

function mayCall(who: string, place: Place, role: Role): boolean {
  if (who === ANYBODY || who === BOUND) return true
  const [own = '', above = ''] = who.split('^')
  const letters = place === 'own' ? own : place === 'upper' ? above : ''
  // Whatever field a member of the committee has, they may do what the one for publicity may.
  const alike = role === 'youth' || role === 'committee-member' ? 'publicity' : role
  return [...letters].some((letter) => LETTERS[letter] === alike)
}

let cells = 0
let worked = 0
let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})

it('every procedure has its row', () => {
  expect([...WHO_MAY.keys()].sort()).toEqual([...NAMES].sort())
})

/** An input with which the call goes through for somebody who may; failing that, one that is only refused later. */
async function workingInput(
  procedure: ProcedureName,
  who: string,
): Promise<{ input: Record<string, unknown>; ok: boolean }> {
  const as = who === '' ? 'about' : 'own-secretary'
  const known = INPUTS[procedure]
  const tries = known ? [known] : Array.from({ length: 30 }, (_, seed) => generated(procedure, seed))
  for (const input of tries) {
    scene.restore()
    const answer = await scene.callRaw(procedure, input, as)
    if (answer['ok'] === true) return { input, ok: true }
  }
  const { input: schema } = contract[procedure] as ProcedureShape
  return { input: tries.find((each) => v.is(schema, each)) ?? {}, ok: false }
}

it.each(NAMES)('%s', async (procedure) => {
  const who = WHO_MAY.get(procedure) ?? ''
  const { input, ok } = await workingInput(procedure, who)
  if (ok) worked += 1
  const { input: schema } = contract[procedure] as ProcedureShape
  expect(v.is(schema, input)).toBe(true)
  const wrong: string[] = []
  const call = async (as: string, asked: Record<string, unknown>, expected: boolean, called: string) => {
    scene.restore()
    const { ok: through, code: said } = await scene.callRaw(procedure, asked, as)
    const code = typeof said === 'string' ? said : 'ok'
    cells += 1
    const isLet = through === true || !REFUSED.includes(code)
    if (isLet !== expected) wrong.push(`${called}: ${code}`)
    // What works for one who may works for all who may, but for what a person does once.
    if (code === 'internal' || code === 'bad-input') wrong.push(`${called}: ${code}`)
  }
  for (const role of ROLES) {
    for (const place of ['own', 'other', 'upper'] as const)
      await call(`${place}-${role}`, input, mayCall(who, place, role), `${place} ${role}`)
    if ('branchId' in input) await call(`own-${role}`, { ...input, branchId: BUREAU }, false, `from below ${role}`)
  }
  const isOpen = who === ANYBODY
  await call('stranger', input, isOpen, 'unbound')
  await call('left', input, isOpen || who === BOUND, 'left')
  expect(wrong).toEqual([])
})

it('nearly every input goes through for somebody who may, and no cell is left out', () => {
  console.info(`${cells} cells of ${NAMES.length} procedures; ${worked} inputs that went through`)
  expect(worked).toBeGreaterThan(90)
  expect(BRANCH).not.toBe(BUREAU)
})
