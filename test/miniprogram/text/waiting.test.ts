import { whyWaiting } from '../../../miniprogram/text/waiting'

it.each([
  ['offline', '网络不通，恢复后会自动发送。'],
  ['timeout', '等了一会儿没有回音，稍后会自动再发，不会重复。'],
  ['crowded', '现在用的人多，稍后会自动再发，不会重复。'],
  ['busy', '现在用的人多，稍后会自动再发，不会重复。'],
  ['cloud-failed', '云端出了错，稍后会自动再试几次。'],
  ['internal', '云端出了错，稍后会自动再试几次。'],
  // What has to come after another that waits was not tried itself.
  [undefined, '稍后会自动发送。'],
] as const)('what waits says why and until when: %s', (because, said) => {
  expect(whyWaiting(because)).toBe(said)
})
