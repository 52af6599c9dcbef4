/** Words that mark a line as being in another language: closed classes and the usual words of page furniture. None is an English word. */
export const foreignWords: Readonly<Record<string, string>> = {
  de: 'der die und nicht mit auf für von dem den ein eine einer zu zum zur über nachrichten aktuell startseite mehr alle werden sie ist wir uhr impressum datenschutz anmelden',
  fr: 'le les des une du et est dans pour sur avec par plus nous vous votre actualités accueil tous aux au à ou mentions légales connexion newsletter',
  es: 'el los las una del y es en para con por más noticias inicio todos su sus nuestro contacto aviso política publicidad últimas',
  pt: 'o os das dos uma um e em para com por mais notícias início todos sua seu nosso contato não são à às últimas',
  it: 'il lo gli della delle dei di un una e è per con più notizie tutti suo nostro contatti cerca accedi',
  nl: 'het een en van voor met op niet meer nieuws alle je uw onze over naar home aanmelden',
  pl: 'i w na z do nie jest się dla wiadomości więcej strona główna wszystkie regulamin kontakt oraz',
  tr: 've bir için ile bu haberler haber tüm daha anasayfa iletişim giriş üye son gündem ekonomi spor',
  ro: 'și de la în pentru cu pe mai știri toate din acasă contact',
  sv: 'och att det som för på med av är nyheter alla mer om oss logga',
}
