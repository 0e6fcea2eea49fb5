/** Whether enough people were at a meeting to decide for the organization: by the rule, whomever the host counted as due. */
import { ruledWhenClosed, withoutGround } from './due-roll'
import { wasThere } from './mark-remarks'
import type { ClosedMeeting } from './meeting'
import { quorumSentence } from './quorum'

/**
 * What is missing, as a sentence; undefined where enough were there. The quorum its kind asks for as it was kept, else more
 * than half of those due by rule. Both are counted without whom the host took off those due and who was said to have no
 * vote: where that is half of the people or more, the rest does not decide for them.
 */
export function peopleMissing(meeting: ClosedMeeting): string | undefined {
  const { quorum, sheet, dueChange } = meeting
  if (quorum && !quorum.isMet) return quorumSentence(quorum)
  const lawful = new Set(dueChange?.lawful?.map(({ memberId }) => memberId))
  const ruled = ruledWhenClosed(meeting).filter((id) => !lawful.has(id))
  const { voters, leftOut } = votersByRule(meeting, ruled)
  if (leftOut > 0 && leftOut * 2 >= voters)
    return `按规定应到${voters}人，其中${leftOut}人没有计入应到或者没有表决权，能表决的没有超过半数。`
  const present = sheet.filter(({ memberId, mark }) => ruled.includes(memberId) && wasThere(mark)).length
  if (quorum || present * 2 > ruled.length) return undefined
  return `${dueChange ? '按规定' : ''}应到${ruled.length}人，到会${present}人，没有超过半数。`
}

/** Those who would vote by rule, and how many of them were left out. Of who was taken off it is not kept whether they had a vote. */
function votersByRule({ dueIds, fullMemberIds, withoutVoteIds, dueChange }: ClosedMeeting, ruled: readonly string[]) {
  const full = fullMemberIds ?? dueIds
  const removed = new Set(withoutGround(dueChange))
  const voters = ruled.filter((id) => removed.has(id) || full.includes(id))
  // In records since then whoever was taken off on no lawful ground counts all the same.
  const leftOut = voters.filter((id) => !full.includes(id) || withoutVoteIds.includes(id))
  return { voters: voters.length, leftOut: leftOut.length }
}
