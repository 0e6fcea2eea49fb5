/** @jest-environment jsdom */
import { insidePages, scopedSelector } from '../../build/styles'
import { browserLengths } from '../../runtime/lengths'

describe('selectors of WXSS in a browser', () => {
  it.each([
    ['.a', '.c1--a'],
    ['.a .b:not(.c)', '.c1--a .c1--b:not(.c1--c)'],
    ['view.a > text', 'wx-view.c1--a > wx-text'],
    ['page', 'wx-page'],
    ['#id', '#id'],
    [':host(.on) .a', '[wx-host="c1"].c1--on .c1--a'],
    [':host .a', '[wx-host="c1"] .c1--a'],
    ['.a::before', '.c1--a::before'],
  ])('give the classes of a component its prefix: %s', (selector, expected) => {
    expect(scopedSelector(selector, 'c1')).toBe(expected)
  })

  it('leave the classes of a page as they are', () => {
    expect(scopedSelector('.a view', undefined)).toBe('.a wx-view')
  })

  it('names the page itself in a page’s own sheet by the root of its scope', () => {
    expect(scopedSelector('page', undefined, true)).toBe(':scope')
    expect(scopedSelector('page .a', undefined, true)).toBe(':scope .a')
  })
})

describe('the sheet of the whole mini-program', () => {
  it('reaches what stands in pages, and nothing that the phone draws over them', () => {
    document.body.innerHTML = '<main id="pages"><wx-page><p class="sheet"></p></wx-page></main><p class="sheet"></p>'
    const css = insidePages('wx-page .none, .sheet { color: red } @keyframes in { from { top: 0 } }')
    const selector = /^[^{]+/.exec(css)?.[0] ?? ''
    expect([...document.querySelectorAll(selector)].map((each) => each.parentElement?.localName)).toEqual(['wx-page'])
    expect(css).toContain('from { top: 0 }')
  })
})

describe('lengths of WXSS in a browser', () => {
  it.each([
    ['750rpx', '100vw'],
    ['1px solid red', '1px solid red'],
    ['-15rpx auto 7.5rpx', '-2vw auto 1vw'],
    ['calc(100% - 30rpx)', 'calc(100% - 4vw)'],
  ])('take 750 rpx for the width of the screen: %s', (length, expected) => {
    expect(browserLengths(length)).toBe(expected)
  })

  it('take vh for a share of the page between its bars', () => {
    expect(browserLengths('50vh')).toBe('calc(var(--vh, 1vh) * 50)')
  })
})
