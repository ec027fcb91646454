/**
 * Everyday words by which people describe what they see, in Uzbek, English and Russian. A line is one meaning: who types
 * one of its words may mean a sentence that has another of them. Read at build; the stems come with the full texts.
 */

import { stemOf } from "./analysis.js"

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
  many lots thousands million kopligi minglab millionlab много тысячи миллион
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
  network tarmoq сеть
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
`

/** @returns {string[]} a line for each meaning, its words as stems */
export const meanings = () => SAME.trim().split("\n").map(line => [...new Set(line.trim().split(/\s+/).map(stemOf))].join(" "))
