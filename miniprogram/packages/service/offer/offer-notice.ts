import { groupNotice, type GroupNotice } from '../../../page-parts/group-notice'
import { whenText, type Offer } from '../offer-text'

/** A shift as the group is told of it: whoever likes may come. Pure. */
export function offerNotice(offer: Offer, branchId: string, thisYear: number): GroupNotice {
  const { project, site, state, offerId } = offer
  const when = whenText(offer, thisYear)
  const told =
    state === 'cancelled'
      ? {
          title: `取消：${project}，原定${when}`,
          words: `同志们好：原定${when}、在${site}的志愿服务“${project}”取消了。`,
        }
      : {
          title: `志愿服务：${project}，${when}，${site}`,
          words: `同志们好：${when}，在${site}有志愿服务“${project}”，自愿参加。愿意来的，在小程序“述实”的“志愿服务”里报名，也可以直接来。`,
        }
  return groupNotice('service', told, 'packages/service/offer/offer', { branchId, offerId })
}
