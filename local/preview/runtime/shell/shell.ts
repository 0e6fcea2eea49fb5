import { offerShell } from '../bridge'
import { codesShownOn } from './codes'
import { FramedPhone, newcomer, type Holder } from './framed-phone'

const FIRST_PHONES = 2
const PHONE_PX = 864
const BELOW_PX = 16
const SMALLEST = 0.72

/** The page with the phones side by side. */
async function main(): Promise<void> {
  const people = (await (await fetch('/__people')).json()) as readonly Holder[]
  const phones: FramedPhone[] = []
  const add = (): void => {
    const number = phones.length + 1
    const phone = new FramedPhone(number, people, people[number - 1] ?? newcomer())
    phones.push(phone)
    document.getElementById('phones')?.append(phone.element)
  }
  const others = (number: number): FramedPhone[] => phones.filter((phone) => phone.number !== number)
  offerShell({
    codesOnOtherPhones: async (number) =>
      others(number).flatMap((phone) =>
        codesShownOn(phone.frame).map((code) => ({ ...code, phone: phone.number, holderName: phone.holderName })),
      ),
    otherPhones: (number) => others(number).map((phone) => ({ number: phone.number, holderName: phone.holderName })),
    holderName: (number) => phones.find((phone) => phone.number === number)?.holderName ?? '',
    openOn: (number, url) => phones.find((phone) => phone.number === number)?.open(url),
  })
  for (let index = 0; index < FIRST_PHONES; index++) add()
  document.getElementById('add')?.addEventListener('click', add)
  fit()
  addEventListener('resize', fit)
}

/** Makes the phones as tall as the window has room for, down to a size that can still be read. */
function fit(): void {
  const top = document.querySelector('.stage')?.getBoundingClientRect().top ?? 0
  const room = (innerHeight - top - scrollY - BELOW_PX) / PHONE_PX
  document.documentElement.style.setProperty('--fit', String(Math.min(1, Math.max(SMALLEST, room))))
}

void main()
