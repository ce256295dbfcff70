/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of notices as tables, language by language: what did not arrive, why it
 * was refused, what only takes longer. A new language is a new line here. */
#include "bounce-wording-table.h"

const char *const bounce_wording_failure[] = {
  "could not be delivered", "couldn't be delivered", "can not be delivered", "cannot be delivered", "can't be delivered",
  "could not be sent", "was not delivered", "wasn't delivered", "not been delivered", "were not delivered", "not be delivered",
  "undeliverable", "undelivered", "non-delivery", "nondelivery", "not deliverable", "returned mail", "returned to sender",
  "delivery failed", "delivery failure", "delivery has failed", "delivery error", "delivery problem", "error delivering",
  "mail failure", "failure notice", "failed to deliver", "unable to deliver", "not able to deliver", "could not deliver",
  "couldn't deliver", "cannot deliver", "can't deliver", "trouble delivering", "did not reach", "didn't reach", "has been rejected",
  "was rejected", "is being returned", "has been returned", "was returned", "permanent error", "permanent failure", "fatal error",
  "was blocked by", "will not be delivered", "email bounce", "bounce notification",
  /* German */
  "nicht zugestellt", "unzustellbar", "zustellung fehlgeschlagen", "konnte nicht übermittelt", "nicht ausgeliefert", "zustellfehler",
  "fehler bei der zustellung", "nicht zustellbar", "wurde abgelehnt",
  /* French */
  "n'a pas pu être remis", "n'a pas pu etre remis", "n'a pu être remis", "n'a pas pu être délivré", "n'a pas pu etre delivre",
  "n'a pas pu être distribué", "n'a pas pu être livré", "n'a pas été remis", "non remis", "échec de la remise", "impossible de remettre",
  "échec de remise", "échec d'envoi", "n'a pas pu être envoyé", "non distribué", "n'a pu être délivré",
  /* Spanish, Portuguese, Italian, Catalan, Romanian */
  "no pudo ser entregado", "no se pudo entregar", "no se ha podido entregar", "no ha podido ser entregado", "no fue entregado",
  "no entregado", "no ha sido entregado", "error de entrega", "error en la entrega", "no puede ser entregado", "no se entregó",
  "não pôde ser entregue", "não pode ser entregue", "nao pode ser entregue", "nao pode ser enviada", "não foi entregue",
  "não foi possível entregar", "nao foi possivel entregar", "falha na entrega", "não entregue", "falha ao entregar",
  "impossibile recapitare", "impossibile consegnare", "non è stato recapitato", "non è stato possibile", "non recapitabile",
  "mancato recapito", "mancata consegna", "non può essere consegnato", "non recapitato", "recapito non riuscito", "consegna fallita",
  "non è stato consegnato", "no s'ha pogut lliurar", "nu a putut fi livrat",
  /* Dutch, Danish, Norwegian, Swedish, Finnish */
  "niet worden bezorgd", "niet worden afgeleverd", "niet bezorgd", "niet afgeleverd", "onbestelbaar", "kon niet bezorgd",
  "kunne ikke leveres", "kan ikke leveres", "ikke levert", "kunne ikke afleveres", "kunde inte levereras", "gick inte att leverera",
  "kan inte levereras", "ej levererat", "ei voitu toimittaa", "toimitus epäonnistui",
  /* Polish, Czech, Slovak, Hungarian, Turkish, Greek */
  "nie można dostarczyć", "nie mogła zostać dostarczona", "nie mogła być dostarczona", "nie została dostarczona", "niedostarczon",
  "nie udało się dostarczyć", "nie zostala dostarczona", "nelze doručit", "nebylo možné doručit", "nedoručiteln", "nebyla doručena",
  "se nepodařilo doručit", "nebola doručená", "nie je možné doručiť", "nem kézbesíthető", "kézbesíthetetlen", "nem sikerült kézbesíteni",
  "doručení se nezdařilo", "se nezdařilo:", "nie powiodło się", "teslim edilemedi", "iletilemedi", "δεν ήταν δυνατή η παράδοση",
  "δεν παραδόθηκε", "η παράδοση απέτυχε", "παράδοση απέτυχε", "δεν ήταν δυνατό να παραδοθεί", "δεν μπόρεσε να παραδοθεί", "αποτυχία παράδοσης",
  "αδυναμία παράδοσης", "δεν είναι δυνατή η παράδοση",
  /* Russian, Ukrainian */
  "не может быть доставлено", "не было доставлено", "не доставлено", "недоставленное", "не удалось доставить", "невозможно доставить",
  "невозможность доставки", "не может быть отправлено", "ошибка доставки", "не вдалося доставити", "не доставлений",
  "не доставлено", "не може бути доставлен", "неможливо доставити", "помилка доставки", "недоставлен", "не удалось выполнить доставку",
  /* Japanese, Chinese, Korean */
  "送信できません", "送信できなかった", "配信できません", "配信不能", "配達できません", "配達不能", "届きません", "届けられません",
  "送信に失敗", "配信に失敗", "送信エラー", "エラーのため", "无法投递", "无法送达", "无法传递", "投递失败", "发送失败", "退信", "被退回",
  "未能送达", "無法傳送", "無法傳遞", "無法投遞", "投遞失敗", "退回", "전송하지 못", "배달하지 못", "배달할 수 없", "전송 실패", "반송",
  "전달하지 못", "전달할 수 없", "전송할 수 없", "전송되지 않았", "배달되지 않", "配信に失敗しました", "配信されませんでした", "未送达", "未傳遞", "传递失败", "無法送達",
  /* Hindi; Arabic, Persian, Hebrew */
  "डिलीवर नहीं", "वितरित नहीं", "अवितरित", "वितरण विफल", "डिलीवरी विफल", "भेजा नहीं जा सका", "नहीं भेजा जा सका",
  "تعذر تسليم", "تعذر التسليم", "فشل تسليم", "فشل التسليم", "لم يتم تسليم", "لا يمكن تسليم", "تعذر إرسال", "فشل إرسال", "غير قابل للتسليم",
  "تحویل داده نشد", "تحویل نشد", "تحویل ناموفق", "ناموفق بود", "قابل تحویل نیست", "ارسال نشد", "ارسال ناموفق",
  "לא ניתן למסור", "לא ניתן היה למסור", "לא ניתן למסירה", "לא נמסרה", "לא נמסר", "המסירה נכשלה", "מסירת ההודעה", "המסירה לנמענים", "כשל במסירה", "נכשלה המסירה",
};

const char *const bounce_wording_refusal[] = {
  "user unknown", "unknown user", "no such user", "could not be found", "couldn't be found", "is unknown", "unknown recipient", "unknown address", "unknown host", "invalid recipient",
  "invalid address", "user not found", "recipient not found", "mailbox not found", "mailbox unavailable", "mailbox is full", "mailbox full", "full mailbox",
  "over quota", "quota exceeded", "exceeds allowed size", "exceeding their quota", "exceeded", "does not exist", "doesn't exist",
  "no longer valid", "not a valid", "account is disabled", "account has been disabled", "no mailbox here", "not listed in",
  "did not exactly match", "address rejected", "access denied", "relay access", "host not found", "domain not found",
  "is no longer in use", "has moved", "postfach voll", "postfach ist voll", "unbekannt", "boîte pleine",
  "est pleine", "utilisateur inconnu", "destinataire inconnu", "buzón lleno", "desconocido", "casella piena", "sconosciuto", "caixa cheia",
  "caixa postal cheia", "desconhecido", "onbekend", "nieznany", "przepełnion", "переполнен", "неизвест", "いっぱい", "容量", "已满",
  "existiert nicht", "n'existe pas", "no existe", "não existe", "non esiste", "bestaat niet",
  "nie istnieje", "neexistuje", "не существует", "不存在", "存在しません", "見つかりません",
  "wasn't found", "was not found", "isn't found", "pas été trouvé", "no se encontr", "non è stato trovato", "não foi encontrado",
  "não encontrado", "no encontrad", "introuvable", "niet gevonden", "nicht gefunden", "nebyla nalezena", "nie znaleziono", "neznám",
  "не найден", "не знайдено", "не існує", "невідом", "переповнен", "δεν βρέθηκε", "δεν υπάρχει", "άγνωστος", "γεμάτο", "πλήρες",
  "찾을 수 없", "존재하지 않", "가득", "초과", "꽉 차", "꽉 찼", "找不到", "已滿", "नहीं मिला", "मौजूद नहीं", "भर गया", "भरा हुआ",
  "غير موجود", "العثور على", "ممتلئ", "یافت نشد", "پیدا نشد", "وجود ندارد", "پر است", "לא נמצא", "לא קיי", "מלאה",
};

const char *const bounce_wording_delay[] = {
  "delivery attempts will continue", "will be retried", "warning message only", "not yet been delivered", "not been delivered yet",
  "hasn't been delivered yet", "is delayed to", "has been delayed", "message delayed", "was delayed", "is delayed for", "delivery is delayed",
  "has been postponed", "delivery delayed", "delivery incomplete", "will continue to try", "we will continue to attempt", "continue to attempt delivery",
  "will keep trying", "still being retried", "temporary failure report", "delivery will continue to be attempted", "status notification (delay)",
  "delivery delay", "noch nicht zugestellt", "verzögert sich", "zustellung verzögert", "n'a pas encore été remis", "retardée", "remise différée",
  "aún no se ha entregado", "todavía no se ha entregado", "se ha retrasado", "ainda não foi entregue", "non è ancora stato recapitato",
  "nog niet bezorgd", "jeszcze nie została dostarczona", "еще не доставлено", "ещё не доставлено", "задержана", "遅延", "尚未送达", "已延迟", "延遲",
  "zatím nebyla doručena", "nie została jeszcze dostarczona", "尚未送達", "ще не доставлен", "доставку відкладено", "затримується", "затримано", "δεν έχει παραδοθεί ακόμη", "καθυστερεί", "η παράδοση καθυστέρησε", "지연",
  "अभी तक डिलीवर नहीं", "डिलीवरी में देरी", "वितरण में विलंब", "لم يتم تسليمها بعد", "تم تأخير", "تأخر تسليم", "ستستمر المحاول", "سيستمر الخادم", "سنواصل المحاول", "هنوز تحویل داده نشده", "تحویل با تأخیر",
  "עדיין לא נמסרה", "המסירה מתעכבת", "עיכוב במסירה",
};

const gsize bounce_wording_n_failure = G_N_ELEMENTS (bounce_wording_failure);
const gsize bounce_wording_n_refusal = G_N_ELEMENTS (bounce_wording_refusal);
const gsize bounce_wording_n_delay = G_N_ELEMENTS (bounce_wording_delay);
