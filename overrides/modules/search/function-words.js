/**
 * Words that hold a sentence together and say nothing of its topic.
 *
 * English and Russian: from the Snowball project's stop word lists (snowballstem.org), with what people wrap a question
 * in. Uzbek: pronouns, postpositions, conjunctions, particles and auxiliary verbs of the school grammar, in Latin, with
 * the spoken forms that chats have (qanaqa, bn, bop). All are folded, so Cyrillic comes out as Latin.
 */

import { fold } from "./orthography.js"

const LISTS = {
  uz: `va yoki yo bilan uchun ham lekin ammo balki chunki agar hatto faqat kabi sari tomon qadar haqida boyicha
    orqali esa edi ekan emas kerak mumkin shart bor yoq nima nimani nimaga nimada nimadan nimalar nimalarni nimasi nimalardan
    qanday qanaqa qanaqasiga qachon qayerda qayerga qayerdan qaysi qaysilar qaysilari kim kimlar nega negadir necha nechta nechtasi qancha qanchalik
    bu shu u ushbu osha shunday bunday men sen biz siz ular meni menga mening sizga sizni bizni bizga bizning ozi ozim ozining uni unga
    uning undan unda bir bitta biror har hamma barcha juda eng yana hali endi keyin avval
    degani deb deyiladi iborat haqingizda qilib qilish qilinadi qilaman qilamiz qilasiz qilay qiladi qilsa qilsam qilsak qilsam qilgan boladi bolsa bolsam boladimi bolgan bolib bolish
    boladigan kerakmi mi chi ku da ni mumkinmi yaxshi yaxshimi maqul togri bop bn bilan kop ozi dir tushuntiring tushuntirib bering berasiz aytib ayting orasida orasidagi
    paytda payti vaqtda holda qoladi qolsa qolyapti ketdi ketyapti chiqyapti yapti`,
  en: `a an the this that these those i me my we our us you your he she it its they them their what which who whom whose him his her hers himself myself yourself itself ourselves themselves yours theirs
    when where why how is are was were be been being am do does did doing done have has had having will would shall should can
    could may might must ought to of at by for with about into from in on off over under again then once here there and but if
    or because as until while so than too very not no nor only own same such both each few more most other some any all just
    dont doesnt cant isnt arent im ive let lets please tell explain mean means want need get got make makes ever
    actually really between out up down happen happens happened sure way thing things something somebody someone
    everybody everyone everything anybody anything nothing nobody without through during before after above below against else also
    still already now yet ever every vs versus use used using uses wasnt werent didnt wont wouldnt shouldnt couldnt hasnt havent hadnt youre
    theyre were thats whats weve shes hes thing supposed right good better best`,
  ru: `и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще
    нет о из ему теперь когда даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя
    ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб чтобы без будто чего раз тоже себе под будет ж
    тогда кто этот того потому этого какой какая какие каким какую какое какого совсем ним здесь этом один почти мой тем нее
    сейчас были куда зачем всех никогда можно нельзя при наконец два об другой хоть после над больше тот через эти нас про
    всего них много разве три эту моя впрочем хорошо свою этой перед иногда лучше чуть том такой им более всегда конечно всю
    между почему нужен нужна нужно нужны это такое такие который которая которое которые что-то бывает бывают сколько также именно лишь просто обычно слишком снова около кроме против перед пока расскажите объясните лежит`,
}

const LANGUAGES = new Map()
for (const [language, words] of Object.entries(LISTS)) {
  for (const word of fold(words).split(/\s+/)) LANGUAGES.set(word, (LANGUAGES.get(word) ?? "") + language)
}

/**
 * @param {string} folded a word
 * @returns {boolean}
 */
export const isFunctionWord = folded => LANGUAGES.has(folded)
