import type { PageState } from '../../components/page-state/page-state'
import { arrangesMeetings } from '../../domain/people/appointment'
import { POST_LABELS } from '../../domain/people/labels'
import { onPullDownRefresh, showOwn, type Bound } from '../../page-parts/own-page'
import { noReminding, offerReminders, remind } from '../../page-parts/reminding'
import { open, type Route } from '../../services/routes'
import { forgetMe } from '../../services/session'
import { submit } from '../../services/submit'

const LINKS = [
  { route: 'pages/records/records', label: '我一年的记录' },
  { route: 'packages/member/letters/letters', label: '需要我签订的' },
  { route: 'packages/member/feedback/feedback', label: '给支部提意见' },
  { route: 'packages/member/privacy/privacy', label: '我的信息和隐私' },
  { route: 'packages/member/about/about', label: '关于述实' },
] as const satisfies readonly { readonly route: Route; readonly label: string }[]

/** Who one is here, reminders, and the ways to one's own things. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    isBound: false,
    name: '',
    place: '',
    cell: '',
    posts: '',
    links: LINKS,
    ...noReminding(),
    isSaving: false,
    fault: '',
  },

  onShow() {
    void this.load()
  },

  onPullDownRefresh,

  load() {
    return showOwn(this, (me) => this.show(me), { state: 'ready', isBound: false, ...noReminding() })
  },

  async show({ name, branch, cell, posts }: Bound) {
    this.setData({
      state: 'ready',
      isBound: true,
      name,
      place: branch?.name ?? '',
      cell: cell?.name ?? '',
      posts: postsText(posts, branch?.branchId),
    })
    const arranges = posts.some(({ post }) => arrangesMeetings(post))
    await offerReminders(this, ['dues', 'meeting', ...(arranges ? (['period'] as const) : [])])
  },

  remind,

  go(event: WechatMiniprogram.TouchEvent) {
    const { route } = event.currentTarget.dataset as { route: (typeof LINKS)[number]['route'] }
    void open(route as 'packages/member/letters/letters')
  },
  join() {
    void open('packages/member/join/join', {})
  },

  async release() {
    const { confirm } = await wx.showModal({
      title: '解除微信绑定',
      content: '解除后，这个微信不能再签到和查看记录；支部的记录不变。要再用，请向支部书记要新的邀请码。',
      confirmText: '解除',
    })
    if (!confirm || !(await submit(this, 'binding.releaseOwn', {}))) return
    forgetMe()
    await this.load()
  },
})

/** A post in one's own branch needs no branch's name beside it. */
function postsText(posts: Bound['posts'], ownBranchId: string | undefined): string {
  return posts
    .map(({ post, branchId, branchName }) => `${branchId === ownBranchId ? '' : branchName}${POST_LABELS[post]}`)
    .join('、')
}
