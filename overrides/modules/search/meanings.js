/**
 * Everyday words by which people describe what they see, in Uzbek, English and Russian. A line is one meaning: who types
 * one of its words may mean a sentence that has another of them. Read at build; the stems come with the full texts.
 */

import { tellingStems } from "./sentences.js"

const SAME = `
  lose lost vanish disappear gone missing yoqolish yoqolib yoqoldi gʻoyib пропал пропадает исчез исчезает потерял
  slow slowly slowness sekin sekinlashish sekinlashdi sekinlashgan медленно медленный тормозит тормоз
  fast quick quickly speed tez tezkor tezlash tezlashtirish быстро быстрый ускорить скорость
  hang freeze stuck stall qotish qotib osilib osilish завис зависает повис
  wait waits kutish kutib kutadi ждать ждёт ожидание
  forever endless endlessly cheksiz abadiy вечно бесконечно
  crash fall falls dies died die kill killed yiqilish yiqiladi oldi oldirildi упал падает умирает убивает
  stop stops halt toxtash toxtatish toxtaydi остановить останавливает
  broken break broke damage buzilish buzildi buzilgan buzib сломал сломался ломается
  error fault failure fail fails failed mistake xato xatolik ошибка сбой
  twice double duplicate repeated ikkita takror takrorlanish takrorlangan дважды дубль дубликат повтор
  same identical bir-xil birxil одинаковый одинаково
  wrong incorrect notogri xato неверный неправильный неправильно
  change changes alter modify ozgarish ozgartirish ozgardi менять изменить меняется изменился
  copy duplicate nusxa nusxalash копия копировать
  old stale outdated eski eskirgan старый устаревший
  new fresh yangi новый
  update refresh yangilash yangilanish обновить обновление
  delete remove erase drop ochirish ochirib ochirildi удалить удаление
  add append insert qoshish qoshib добавить добавление
  find search look topish topib qidirish qidirib найти искать поиск
  show display shows korsatish koringan korinadi показать показывает
  hide secret yashirish maxfiy скрыть секрет
  save store keep saqlash saqlanadi сохранить хранить
  send sends sending yuborish joʻnatish отправить послать
  receive accept qabul olish принять получить
  large big huge katta ulkan большой огромный
  small little tiny kichik mayda маленький небольшой
  many lots thousands million minglab millionlab много тысячи миллион
  part piece portion chunk qism bolak bolib часть кусок порция
  whole entire full butun toliq весь целиком полностью
  split divide separate ajratish bolish разделить разбить
  join merge combine unite birlashtirish qoshish объединить соединить
  choose select pick tanlash выбрать выбор
  compare comparison solishtirish taqqoslash сравнить сравнение
  difference differ differs farq farqi отличие отличается разница
  check verify validate inspect tekshirish tekshiruv проверить проверка
  test tests sinov тест тестировать
  allow permit permission ruxsat разрешить доступ
  forbid deny reject refuse taqiqlash rad запретить отказать
  protect defend secure himoya himoyalash saqlanish защитить защита
  attack attacker hacker hujum hujumchi buzgʻunchi атака злоумышленник взлом
  steal stolen leak leaked ogʻirlash ogʻirlandi украли утечка
  user customer client visitor foydalanuvchi mijoz xaridor пользователь клиент
  person people human somebody odam inson kishi человек люди
  colleague teammate coworker hamkasb jamoadosh коллега
  boss manager lead rahbar boshliq начальник руководитель
  team jamoa команда
  work job ish работа
  task ticket vazifa topshiriq задача
  meeting call yigʻilish uchrashuv встреча созвон
  interview suhbat intervyu собеседование
  company firm employer kompaniya korxona компания работодатель
  money salary pay payment pul maosh oylik tolov деньги зарплата оплата платёж
  price cost narx цена стоимость
  buy purchase order sotib xarid buyurtma купить заказ покупка
  page site website sahifa sayt страница сайт
  address url link havola manzil адрес ссылка
  button click press tugma bosish кнопка нажать
  password parol пароль
  login sign-in kirish войти вход логин
  logout sign-out chiqish выйти выход
  file document fayl файл
  folder directory papka katalog папка каталог
  picture image photo rasm картинка фото изображение
  text letters characters matn harf belgi текст буквы символы
  number digit son raqam число цифра номер
  list array royxat список массив
  dictionary dict mapping lugʻat словарь
  key kalit ключ
  value qiymat значение
  name names nom ism имя название
  variable ozgaruvchi переменная
  function method funksiya metod функция метод
  argument parameter argument parametr аргумент параметр
  object instance obyekt nusxa объект экземпляр
  class klass sinf класс
  parent ota asosiy родитель предок
  child bola voris наследник потомок
  inherit inheritance meros vorislik наследование
  loop cycle sikl takrorlash цикл
  condition if shart условие
  return qaytarish qaytaradi вернуть возвращает
  empty nothing bosh hech пустой ничего
  first beginning start birinchi boshi первый начало
  last end oxirgi oxir последний конец
  order sequence tartib ketma-ketlik порядок последовательность
  sort ordering saralash tartiblash сортировка сортировать
  filter filtr saralab фильтр
  database baza db база бд
  table jadval таблица
  row record qator yozuv строка запись
  column field ustun maydon столбец поле колонка
  query sorov запрос
  request sorov запрос
  response answer reply javob ответ
  index indeks индекс
  transaction tranzaksiya транзакция
  lock block blocks blocked qulf bloklash toʻsish блокировка блокирует
  connection connect ulanish bogʻlanish соединение подключение
  memory ram xotira память
  disk space joy диск место
  cpu processor protsessor процессор
  server machine host mashina сервер машина
  network tarmoq
  service servis xizmat сервис
  background fon fonda фон фоновый
  queue navbat очередь
  worker ishchi воркер
  message notification xabar bildirishnoma сообщение уведомление
  email letter mail xat pochta письмо почта
  report hisobot отчёт
  log logs jurnal лог журнал
  graph chart dashboard grafik график дашборд
  average ortacha средний среднее
  count counter sanash hisoblagich считать счётчик
  limit restrict cheklash cheklov chegara ограничить лимит
  exceed overflow oshish oshib превысить переполнение
  retry repeat again qayta takrorlash повторить снова заново
  restart reboot redeploy restart qayta перезапуск рестарт
  deploy release ship rollout chiqarish reliz деплой релиз выкатить
  rollback undo revert back qaytarish orqaga откатить откат отменить
  cancel abort bekor отменить отмена
  build compile yigʻish qurish сборка собрать
  install setup ornatish установить установка
  configure setting config sozlash sozlama настроить настройка конфиг
  environment muhit окружение среда
  container konteyner контейнер
  version versiya versiyasi версия
  branch tarmoq shox ветка
  history tarix история
  conflict ziddiyat kelishmovchilik mojaro конфликт спор
  argue quarrel disagree urishish kelishmaslik bahs спорить несогласен
  explain describe tell tushuntirish aytish gapirish объяснить рассказать
  learn study organish учить изучать
  teach mentor help orgatish yordam учить помочь помощь
  plan planning reja rejalash план планировать
  estimate guess baholash taxmin оценка оценить
  late delay deadline kechikish muddat опоздать срок дедлайн
  urgent immediately shoshilinch zudlik срочно срочный
  important muhim важный
  improve better yaxshilash улучшить улучшение
  problem issue trouble muammo проблема
  reason cause why sabab причина
  happen happens boladi yuz происходит случилось
  night tun tunda ночь ночью
  day kun kunda день
  week hafta неделя
  month oy месяц
  year yil год
  minute minutes daqiqa minut минута
  second seconds soniya секунда
  time vaqt время
  close shut yopish yopiladi закрыть закрывает
  open ochish ochiladi открыть открывает
  read reading oqish oʻqiydi читать чтение
  write writing yozish писать запись
  download fetch yuklab скачать загрузить
  upload yuklash загрузка загрузить
  use apply ishlatish qollash использовать применять
  need require kerak talab нужен требует
  safe safely xavfsiz безопасно безопасный
  dangerous danger risk xavfli xavf опасно риск
  private personal shaxsiy личный персональный
  public common ochiq umumiy публичный общий
  share shared together birga ulashish общий вместе
  different various har-xil turli разный различный
  local locally lokal kompyuter локально
  production live prod ishlab прод продакшн боевой
  code program kod dastur код программа
  developer programmer dasturchi разработчик программист
  beginner junior yangi-boshlovchi новичок начинающий
  experience tajriba опыт
  stuck crawl crawls sluggish choke sudralyapti tiqilib imillab boʻgʻilib ползает захлёбывается
  silent silence quiet jim indamay молча молчит тишина
  vanishes vanished disappears disappeared loses losing lost yoʻqoldi yoʻqolyapti yoʻqolib пропали пропала исчезла исчезает теряется теряются
  answers answered replies reply responds javob отвечает ответил
  complain complaint complains shikoyat жалуется жалоба жалуются
  crash crashed falls fell down outage yiqilib yiqildi tushib qulab падает упал рухнул
  wake woken sleep uygʻotdi uxlash разбудили спать будит
  forget forgot forgotten unutish unutdi esdan забыл забыли забывает
  remember recall eslab eslaydi помнит запомнить
  notice noticed see spot payqash sezish koʻrish заметил заметить увидеть
  look watch kuzatish qarash смотреть следить
  wipe wiped erased emptied boʻshab tozalash стёр стёрли очистить опустошить
  overwrite overwritten replaced bosib затёр затирается перезаписал
  mix mixed confused muddle aralash aralashib chalkash перепутал смешались
  repeat repeats again twice repeated yana takror qaytadan снова повторяется повторно
  collide clash collision toʻqnashuv toʻqnashdi столкнулись конфликт коллизия
  swap exchange switch replace almashtirish almashdi поменять заменить сменить
  move moved shift transfer koʻchirish koʻchdi surish перенести переехал сдвинулось
  grow grows grew increase oʻsish oʻsyapti kattalashyapti растёт вырос увеличилось
  shrink reduce smaller fewer lower kamaytirish kamaydi kichraytirish уменьшить сократить меньше
  swell bloat bloated shishib shishdi раздулась распух
  heavy ogʻir тяжёлый
  light easy simple yengil oson oddiy лёгкий простой просто
  hard difficult complicated qiyin murakkab сложный трудный
  strange odd weird gʻalati tushunarsiz странный непонятный
  guess guessed predict taxmin угадать подобрать
  stranger outsider foreign begona birov chet чужой посторонний чужие
  owner egasi владелец хозяин
  employee staff worker xodim ishchi сотрудник работник
  dismissed fired left boʻshatildi уволен уволенный
  guest anonymous mehmon гость
  admin administrator админ администратор
  shop store doʻkon savdo магазин
  basket cart savat savatcha корзина
  seat ticket place chipta joy билет место
  book booking reserve bron band бронь бронирование занять
  bank card karta банк карта
  charge charged deducted yechildi yechib списали
  refund return money qaytarish возврат вернули
  discount coupon promo chegirma kupon скидка купон промокод
  stock warehouse leftover ombor qoldiq склад остаток
  last item final oxirgi последний
  delivery courier ship yetkazish kuryer доставка курьер
  parcel package paket посылка пакет
  phone mobile telefon mobil телефон мобильный
  app application ilova приложение
  laptop computer pc noutbuk kompyuter ноутбук компьютер
  browser brauzer браузер
  screen display panel ekran экран панель
  visitor visits kirgan tashrif посетитель
  crowd rush flood spike peak yopiriladi toʻda наплыв толпа пик
  load traffic yuk yuklama trafik нагрузка трафик
  ad advert campaign reklama реклама рассылка
  news feed post lenta yangilik лента пост
  friend follower subscriber doʻst obunachi друг подписчик
  chat conversation yozishma suhbat переписка чат
  comment remark izoh sharh комментарий замечание
  criticism blame scold tanqid ayblash критика обвинять
  offend offended hurt xafa ranjish обидеть обида
  praise proud maqtash faxr гордиться хвалить
  fear afraid scared qoʻrqish бояться страх
  calm patient xotirjam спокойно
  tired burned charchash выгорание
  busy occupied band занят загружен
  free idle boʻsh bekor свободен простаивает
  alone single yolgʻiz bitta один одиночный
  together both birga birdan вместе одновременно разом
  simultaneously concurrent parallel birdan одновременно параллельно
  before earlier ahead oldin avval раньше прежде заранее
  after later then keyin soʻng потом позже
  always constantly doim всегда постоянно
  sometimes occasionally random randomly baʼzan goh иногда случайно периодически
  rarely seldom kam kamdan редко
  suddenly birdan toʻsatdan внезапно вдруг
  yesterday kecha вчера
  tomorrow ertaga завтра
  today now bugun hozir сегодня сейчас
  morning ertalab tong утро утром
  evening kechqurun вечер вечером
  weekend holiday friday juma dam выходные пятница отпуск
  hour hours soat час часа часов
  thousand thousands ming mingta тысяча тысячи тысяч
  million millions mln миллион миллионы
  half yarim yarmi половина
  double doubled ikkilandi удвоилось вдвое
  total sum amount jami yigʻindi summa итог сумма
  cent coin penny tiyin копейка
  round rounding yaxlitlash округление
  calculate computation compute hisoblash hisob вычислить вычисление посчитать
  percent foiz процент
  equal equals teng равно равны
  unique uniqueness yagona unikal takrorlanmas уникальный
  missing absent lacks yetishmaydi yoʻq отсутствует
  unknown nomaʼlum notanish неизвестный
  hidden invisible secretly yashirin koʻrinmas скрытый невидимый незаметно
  readable visible clear koʻrinadi oʻqiladi видно читаемый понятно
  plain open ochiq открытый открыто
  lie dishonest truth yolgʻon rost haqiqat врать ложь правда
  promise vaʼda обещание обещать
  refuse decline rad отказать отказаться
  agree accept rozi kelishish согласиться договориться
  ask question soʻrash savol спросить вопрос
  answer reply javob ответить ответ
  talk speak conversation gaplashish gapirish разговаривать говорить
  listen hear eshitish tinglash слушать слышать
  understand understood tushunish понять понимать
  english inglizcha английский
  word words soʻz слово слова
  sentence phrase gap ibora предложение фраза
  language til язык
  beginner newcomer trainee shogird новичок стажёр
  senior experienced katta tajribali опытный сеньор
  career future karyera kelajak карьера будущее
  job vacancy position lavozim вакансия должность
  resume cv rezyume резюме
  gap break pause tanaffus перерыв пауза
  weak weakness flaw zaif kamchilik слабый слабость недостаток
  strong strength kuchli сильный
  decide decision choose qaror решить решение
  rule policy qoida правило
  example misol пример
  step stage phase qadam bosqich шаг этап
  way approach usul yoʻl способ подход
  tool vosita asbob инструмент
  advantage benefit profit foyda afzallik преимущество плюс польза
  disadvantage drawback cost zarar kamchilik недостаток минус
  purpose goal aim maqsad цель
  scheme diagram draw chizma sxema chizish схема нарисовать диаграмма
  box arrow part quti qism блок часть
  piece chunk split portions boʻlak boʻlib кусок частями порциями
  stream flow oqim поток
  line row lines qator строка линия
  page next scroll sahifa страница прокрутка
  search find lookup qidiruv izlash поиск искать
  typo misspelt misspell misspelling imlo опечатка опечатался
  similar alike resemble oʻxshash похожий
  recommend suggestion tavsiya рекомендация совет
  popular famous trending mashhur ommabop популярный знаменитый
  old legacy former eski старый прежний легаси
  newest latest recent fresh oxirgi soʻnggi последний свежий
  copy clone duplicate backup nusxa zaxira копия резервная
  restore recover tiklash qaytarish восстановить вернуть
  destroy burn kuydi buzildi сгорел уничтожить
  power electricity chiroq tok свет электричество
  cable cut broke uzildi uzilish обрыв оборвалось
  wire network internet tarmoq интернет
  blocked banned bloklandi toʻsildi заблокирован забанили
  throttle limit cheklash sekinlatish ограничить тротлинг
  expire expired expiry tugagan muddati истёк срок просрочен
  fresh stale outdated eskirgan yangilanmagan устаревшее неактуальный
  refresh reload yangilash обновить перезагрузить
  start launch run begin boshlash запуск запустить начать
  stop shutdown end toʻxtash oʻchirish остановка завершить
  kill killed sigkill oʻldirish oʻldirdi убил убить
  exit quit chiqish выход выйти
  input typed enter kiritish yozgan ввод ввёл
  output print printed chiqarish chop вывод напечатать
  show appear appears shown koʻrsatish paydo chiqdi появляется показывает
  nest nested inside ichida вложенный внутри
  outside external tashqi внешний снаружи
  inside internal ichki внутренний
  above yuqori tepa верх сверху
  bottom below past pastki низ снизу
  left right side chap oʻng слева справа
  square bracket brackets parentheses qavs скобка скобки
  quote quotes apostrophe tirnoq qoʻshtirnoq кавычка апостроф
  sign symbol mark belgi знак символ
  digit number figures raqam цифра число
  letter character harf буква
  color red green qizil yashil красный зелёный
`

/** @returns {string[][]} for each meaning the stems of its words */
export const meanings = () => SAME.trim().split("\n").map(tellingStems)
