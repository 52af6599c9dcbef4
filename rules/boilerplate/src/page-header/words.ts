/** Words a date line may hold besides numbers, by language: months, weekdays, their usual short forms. */
export const dateWords: Readonly<Record<string, string>> = {
  en: 'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun',
  de: 'januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo',
  pt: 'janeiro fevereiro março maio junho julho setembro outubro novembro dezembro segunda-feira terça quarta quinta sexta feira',
  it: 'gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica',
  nl: 'januari februari maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  el: 'ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου μαίου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή',
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря понедельник вторник среда четверг пятница суббота воскресенье',
  uk: 'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  tr: 'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık pazartesi salı çarşamba perşembe cuma cumartesi pazar',
  pl: 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia poniedziałek wtorek środa czwartek piątek sobota niedziela',
}

/** Words that may stand beside a date: what happened to the article then, the hour, its zone. */
export const besideDates =
  'published updated posted modified created originally last first on at of the am pm a.m p.m a p m et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst ist cet cest local time date de del du den der am um uhr le à les el à st nd rd th ago hours hour minutes minute days day today yesterday day(s) г в aktualisiert veröffentlicht publié mis jour actualizado publicado δημοσίευση ενημέρωση опубликовано обновлено güncelleme yayın opublikowano zaktualizowano aggiornato pubblicato'

/** Names of sections, as they stand alone above a headline. */
export const sections =
  'news|world|world news|us news|u.s. news|local news|national|international|politics|opinion|business|economy|sport|sports|entertainment|technology|tech|health|science|culture|lifestyle|travel|education|environment|weather|breaking news|top stories|home|latest|latest news|africa|asia|europe|americas|middle east|commentary|editorial|analysis|features'
