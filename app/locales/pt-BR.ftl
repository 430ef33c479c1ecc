## Numbers and times

number = { $number }
now = Agora
minutes-ago =
    { $count ->
        [one] Há { $count } minuto
       *[other] Há { $count } minutos
    }
hours-ago =
    { $count ->
        [one] Há { $count } hora
       *[other] Há { $count } horas
    }
days-ago =
    { $count ->
        [one] Há { $count } dia
       *[other] Há { $count } dias
    }
seconds =
    { $count ->
        [one] { $count } segundo
       *[other] { $count } segundos
    }
minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
number-with-tenth = { $whole },{ $tenth }

## Lists of names

live-more = mais { $count }
live-list-comma = { ", " }
live-list-end = { $first } e { $last }

## A living list, whatever it lists

live-live = Ao vivo
live-as-of = Atualizado:
live-paused = Em pausa. Última atualização:
live-offline = Você está sem conexão. Última atualização:
live-stale = Sem atualização desde:
live-pause = Pausar
live-pause-name = Pausar as atualizações ao vivo
live-resume = Retomar
live-resume-name = Retomar as atualizações ao vivo
live-dismiss = Dispensar
live-password = Senha
live-cancel = Cancelar
live-new-session = Nova
live-new-website = Novo
live-reason-no-answer = o serviço não conseguiu responder. Tente novamente.
live-reason-offline = você está sem conexão. Tente novamente quando ela voltar.
live-over-closed-heading = Esta sessão foi encerrada
live-over-unknown-heading = A sua conta não está aberta neste navegador
live-over-unknown-text = Se você não saiu da conta, a sessão ainda pode estar aberta: entre para vê-la entre as suas sessões.
live-over-other-heading = Agora você está usando a conta { $name }
live-over-other-text = Nada foi alterado. A página está sendo carregada novamente.
live-load-again = Carregar a página novamente

## User Sessions

live-sessions-heading = Sessões
live-sessions-intro = Todos os lugares em que a sua conta está aberta. Se você não reconhecer uma sessão, encerre-a e <a>altere a sua senha</a>.
live-sessions-caption = Sessões ativas
live-sessions-device = Dispositivo
live-sessions-started = Horário de início
live-sessions-from = Conexão a partir do endereço IP
live-sessions-active = Última atividade
live-sessions-action = Ação
# What stands before the time or the address on a small screen.
live-session-started = Início
live-session-from = De
live-session-active = Atividade
live-current = Sessão atual
live-session-came = Nova sessão: { $name }, conexão de { $address }.
live-sessions-came =
    { $count ->
        [one] { $count } nova sessão.
       *[other] { $count } novas sessões.
    }
live-session-went = Uma sessão terminou: { $name }.
live-sessions-went =
    { $count ->
        [one] { $count } sessão terminou.
       *[other] { $count } sessões terminaram.
    }
live-close = Encerrar
live-close-name = Encerrar a sessão: { $name } (início: { $when })
live-closing = Encerrando…
live-closing-name = Encerrando… a sessão: { $name } (início: { $when })
live-closed = Encerrada
live-close-answer = Encerrar sessão
live-select-session = Selecionar a sessão: { $name } (início: { $when })
live-close-selected = Encerrar as sessões selecionadas
live-close-password-due = Digite a sua senha para continuar: já faz algum tempo que você a digitou. Nada foi encerrado ainda.
live-session-not-closed = A sessão { $names } não foi encerrada: { $reason }
live-sessions-not-closed = As sessões { $names } não foram encerradas: { $reason }
live-others-not-closed = As outras sessões não foram encerradas: { $reason }
live-session-still-open = Ainda sem resposta; esta sessão continua aberta: { $names }. Tente novamente.
live-sessions-still-open = Ainda sem resposta; estas sessões continuam abertas: { $names }. Tente novamente.
live-others-still-open = Ainda sem resposta; as outras sessões continuam abertas. Tente novamente.
live-session-maybe-open = Ainda sem resposta; não se sabe se esta sessão continua aberta: { $names }. Tente novamente.
live-sessions-maybe-open = Ainda sem resposta; não se sabe se estas sessões continuam abertas: { $names }. Tente novamente.
live-others-maybe-open = Ainda sem resposta; não se sabe se as outras sessões continuam abertas. Tente novamente.
live-close-others = Encerrar todas as outras sessões ({ $count })
live-close-others-question =
    { $count ->
        [one] Encerrar { $count } outra sessão?
       *[other] Encerrar { $count } outras sessões?
    }
live-close-others-consequence = Elas são desconectadas na hora, e será preciso entrar novamente. Neste navegador, a sua sessão continua aberta.
live-close-others-choice = Revogar também os sites que foram usados nelas
live-close-others-answer =
    { $count ->
        [one] Encerrar { $count } sessão
       *[other] Encerrar { $count } sessões
    }
live-close-others-done = Todas as outras sessões estão encerradas.
live-since-last-visit =
    { $count ->
        [one] { $count } nova sessão desde a sua última visita.
       *[other] { $count } novas sessões desde a sua última visita.
    }
live-since-last-visit-text = Cada uma está marcada na lista. Alguma delas não é sua?
live-secure-question = Há algo aqui que você não reconhece?
live-secure-text = Em um só passo, todas as outras sessões são encerradas, o que elas autorizaram é revogado e uma nova senha é definida.
live-secure = Proteger minha conta
live-sound = Som
live-search = Buscar
live-search-name = Buscar por dispositivo, lugar ou endereço
live-search-hint = Dispositivo, lugar ou endereço
live-order = Ordem
live-newest-first = Mais recentes primeiro
live-last-active-first = Última atividade primeiro
live-range = { $first }–{ $last } de { $names }
live-no-match = Nenhuma sessão corresponde.
live-newer = Sessões mais recentes
live-older = Sessões mais antigas
live-show-all = Mostrar todas
live-pages = Páginas
live-pages-below = Páginas, abaixo da lista
live-details = Detalhes
live-details-name = Detalhes: { $name }
live-name-session = Dar um nome a esta sessão
live-recently-ended = Terminadas recentemente
live-kept = Guardadas por 7 dias e depois apagadas com os seus endereços
live-ended = Terminada
live-show = Mostrar
live-revoke-websites = Revogar os sites dela
live-revoke-of-session = Revogar os sites da sessão: { $name }

## A session in its row

session-new-place = Novo lugar
session-new-browser = Novo navegador
session-method-password = com senha
session-signed-in-to = Acesso a { $names }
session-signed-in-from = Entrada a partir de { $address }
session-signed-in-from-place = Entrada a partir de { $place } ({ $address })
session-address-at-sign-in = Endereço ao entrar: { $address }
session-expires = Expira: { $when }
session-id = Identificação da sessão para o suporte: { $id }
session-group =
    { $count ->
        [one] { $count } sessão deste navegador
       *[other] { $count } sessões deste navegador
    }
session-group-close =
    { $count ->
        [2] Encerrar ambas
       *[other] Encerrar todas
    }
session-closed = Sessão encerrada: { $name }.
session-told =
    { $count ->
        [one] Este site está sendo avisado: { $names }.
       *[other] Estes sites estão sendo avisados: { $names }.
    }
session-untold = Não é possível avisar: { $names }.
session-unseen = Sessão iniciada depois da lista que você estava vendo: { $names }.
session-started-at = { $name } (início: { $when })

## How a session ended, in the list

end-signed-out = Você saiu da conta
end-signed-in-again = Você entrou novamente no mesmo navegador
end-closed = Encerrada por você
end-closed-from = Encerrada por você a partir de { $device }
end-closed-with-others = Encerrada por você com todas as outras
end-closed-with-others-from = Encerrada por você com todas as outras a partir de { $device }
end-password-changed = Encerrada porque a senha foi alterada
end-password-changed-from = Encerrada porque a senha foi alterada a partir de { $device }
end-idle = Expirou por inatividade
end-expired = Expirou (duração máxima da sessão)
end-closed-by-administrator = Encerrada por um administrador
end-account-disabled = Encerrada porque a conta foi desativada
end-restored = Encerrada porque o serviço foi restaurado de um backup
end-other = Terminada
ended-together =
    { $count ->
        [one] { $count } sessão encerrada em conjunto
       *[other] { $count } sessões encerradas em conjunto
    }
ended-page-title = Sessões encerradas em conjunto
ended-page-empty = Não há mais sessões nesta página.

## How a session ended, for the browser that held it. The subject is "it", or "session" where nothing before has named it.

live-it-closed =
    { $subject ->
        [session] Esta sessão foi encerrada ({ $when }).
       *[it] Ela foi encerrada ({ $when }).
    }
live-it-closed-from =
    { $subject ->
        [session] Esta sessão foi encerrada a partir de { $device } ({ $when }).
       *[it] Ela foi encerrada a partir de { $device } ({ $when }).
    }
live-it-closed-with-others =
    { $subject ->
        [session] Esta sessão foi encerrada com todas as outras ({ $when }).
       *[it] Ela foi encerrada com todas as outras ({ $when }).
    }
live-it-closed-with-others-from =
    { $subject ->
        [session] Esta sessão foi encerrada com todas as outras a partir de { $device } ({ $when }).
       *[it] Ela foi encerrada com todas as outras a partir de { $device } ({ $when }).
    }
live-it-password-changed =
    { $subject ->
        [session] Esta sessão foi encerrada quando a senha foi alterada ({ $when }). Entre com a nova senha.
       *[it] Ela foi encerrada quando a senha foi alterada ({ $when }). Entre com a nova senha.
    }
live-it-password-changed-from =
    { $subject ->
        [session] Esta sessão foi encerrada quando a senha foi alterada a partir de { $device } ({ $when }). Entre com a nova senha.
       *[it] Ela foi encerrada quando a senha foi alterada a partir de { $device } ({ $when }). Entre com a nova senha.
    }
live-it-signed-out =
    { $subject ->
        [session] Esta sessão terminou com a saída da conta ({ $when }).
       *[it] Ela terminou com a saída da conta ({ $when }).
    }
live-it-signed-in-again =
    { $subject ->
        [session] Esta sessão foi substituída por uma nova entrada no mesmo navegador ({ $when }).
       *[it] Ela foi substituída por uma nova entrada no mesmo navegador ({ $when }).
    }
live-it-idle =
    { $subject ->
        [session] Esta sessão expirou por inatividade ({ $when }).
       *[it] Ela expirou por inatividade ({ $when }).
    }
live-it-expired =
    { $subject ->
        [session] Esta sessão expirou ao atingir a duração máxima ({ $when }).
       *[it] Ela expirou ao atingir a duração máxima da sessão ({ $when }).
    }
live-it-closed-by-administrator =
    { $subject ->
        [session] Esta sessão foi encerrada por um administrador ({ $when }).
       *[it] Ela foi encerrada por um administrador ({ $when }).
    }
live-it-account-disabled =
    { $subject ->
        [session] Esta sessão foi encerrada porque a conta foi desativada ({ $when }).
       *[it] Ela foi encerrada porque a conta foi desativada ({ $when }).
    }
live-it-restored =
    { $subject ->
        [session] Esta sessão foi encerrada porque o serviço foi restaurado de um backup ({ $when }).
       *[it] Ela foi encerrada porque o serviço foi restaurado de um backup ({ $when }).
    }

## What became of telling a website that a session has ended

receipts-more = e mais { $count }
receipt-confirmed-in = { $name } encerrou o seu acesso em { $seconds } s
receipt-confirmed-at = { $name } encerrou o seu acesso: { $when }
receipt-no-such-session = { $name } respondeu que não tem essa sessão
receipt-pending = Aviso em andamento: { $name }
receipt-not-reached = Ainda não foi possível avisar { $name }. Próxima tentativa: { $when }
receipt-cannot-be-reached = Não é possível avisar { $name }
receipt-access-ends = Não é possível avisar { $name }. O acesso termina: { $when }
receipt-keeps-access = Mantém o acesso que você permitiu para quando não estiver na conta.

## Asking before a session is closed or named

connected-from = Conexão de <a>{ $address }</a>
close-title = Encerrar uma sessão
close-question = Encerrar a sessão “{ $name }”?
close-consequence = Ela é desconectada na hora, e será preciso entrar novamente.
close-choice = Revogar também os sites que foram usados nela
close-others-title = Encerrar todas as outras sessões
close-others-unreadable = Não foi possível ler a lista. Nada foi encerrado. Tente novamente.
selection-empty = Nenhuma outra sessão aberta foi selecionada. Nada foi alterado.
selection-question =
    { $count ->
        [one] Encerrar { $count } sessão?
       *[other] Encerrar { $count } sessões?
    }
revoke-of-session-title = Revogar os sites de uma sessão
revoke-of-session-question = Revogar os sites que foram usados na sessão “{ $name }”?
revoke-of-session-text = Digite a sua senha para continuar: já faz algum tempo que você a digitou. Nada foi revogado ainda. O acesso destes sites terminará em todas as suas sessões, e eles perguntarão na próxima vez que você entrar neles.
back-to-sessions = Voltar às sessões
go-to-sessions = Ir para Sessões
name-title = Dar um nome a uma sessão
name-question = Dar um nome a { $device }
name-label = Nome
name-hint = Por exemplo: Notebook da cozinha. Deixe em branco para mostrar o dispositivo novamente.
name-password-due = Digite a sua senha para continuar: já faz algum tempo que você a digitou.
name-save = Salvar nome
others-are-closed = As outras sessões estão encerradas
no-others-to-close = Não há outra sessão para encerrar
shut-this-tab = Você pode fechar esta aba.
session-is-closed = Sessão encerrada: { $name }
own-session-title = Esta é a sessão que você está usando
own-session-text = { $name }. Se você a encerrar, sairá da conta neste navegador. Se não é isso que você quer, pode fechar esta aba.
no-such-session-title = Essa sessão não está nesta conta
no-such-session-text = Aqui você está usando a conta <a>{ $name }</a>, e ela não tem mais essa sessão. Nada foi encerrado. Talvez você esteja usando outra conta em { $place }: entre com ela aqui também ou feche esta aba.
no-such-session-somewhere = a página de onde você veio
another-account = Entrar com outra conta

## Authorized Websites

live-websites-heading = Sites autorizados
live-websites-intro = Sites em que você permite entrar com a sua conta. Revogue os que você não usa mais.
live-websites-title = Sites
live-websites-none = Nenhum site pode usar a sua conta. Quando você entrar em um site com ela, ele aparecerá aqui.
live-websites-caption = Sites autorizados
live-websites-website = Site
live-websites-may = O que pode fazer
live-websites-authorized = Autorizado em
live-website-authorized = Autorizado
live-websites-used = Último uso
live-website-came = Site autorizado: { $name }.
live-websites-came =
    { $count ->
        [one] { $count } site foi autorizado.
       *[other] { $count } sites foram autorizados.
    }
live-website-went = Site revogado: { $name }.
live-websites-went =
    { $count ->
        [one] { $count } site foi revogado.
       *[other] { $count } sites foram revogados.
    }
live-revoke = Revogar
live-revoke-name = Revogar: { $name }
live-revoking = Revogando…
live-revoking-name = Revogando…: { $name }
live-revoked-row = Revogado
live-revoke-password-due = Digite a sua senha para continuar: já faz algum tempo que você a digitou. Nada foi revogado ainda.
live-website-not-revoked = O site { $names } não foi revogado: { $reason }
live-websites-not-revoked = Os sites { $names } não foram revogados: { $reason }
live-all-not-revoked = Os sites não foram revogados: { $reason }
live-website-still = Ainda sem resposta; este site continua autorizado: { $names }. Tente novamente.
live-websites-still = Ainda sem resposta; estes sites continuam autorizados: { $names }. Tente novamente.
live-all-still = Ainda sem resposta; os sites continuam autorizados. Tente novamente.
live-website-maybe = Ainda sem resposta; não se sabe se este site continua autorizado: { $names }. Tente novamente.
live-websites-maybe = Ainda sem resposta; não se sabe se estes sites continuam autorizados: { $names }. Tente novamente.
live-all-maybe = Ainda sem resposta; não se sabe se os sites continuam autorizados. Tente novamente.
live-revoke-all = Revogar todos ({ $count })
live-revoke-all-question =
    { $count ->
        [one] Revogar { $count } site?
       *[other] Revogar { $count } sites?
    }
live-revoke-all-consequence = O acesso deles termina na hora. Eles perguntarão na próxima vez que você entrar neles.
live-revoke-all-answer =
    { $count ->
        [one] Revogar { $count } site
       *[other] Revogar { $count } sites
    }
live-revoke-all-done = Todos os sites foram revogados.
website-while-signed-in = Só enquanto você estiver na conta
website-used-from = entrada a partir de { $address }
website-not-used = Sem uso há 90 dias
website-is-revoked = Site revogado: { $name }.
website-will-be-told = O site { $name } é avisado e o acesso dele termina na hora. Ele perguntará na próxima vez que você entrar nele.
website-cannot-be-told = O acesso dele termina na hora. Não é possível avisar { $name }, por isso a sua sessão lá pode continuar aberta por algum tempo.
place-local = Rede local


## The frame of the account's pages, and of every other page

frame-description = Veja onde a sua conta está aberta e encerre qualquer sessão.
frame-skip = Ir para o conteúdo
# What the navigation is called, for those who hear the page.
frame-navigation = Minha conta
frame-sessions = Sessões
frame-websites = Sites autorizados
frame-security = Segurança
# What the menu is called, for those who hear the page. { $name } is the login name.
frame-menu = { $name }, menu da conta
frame-my-account = Minha conta
frame-change-password = Alterar senha
frame-sign-out = Sair
frame-help = Obter ajuda
# Stands for the name of the service where its operator has given it none.
live-my-account = Minha conta

## Fields of forms

field-login-name = Nome de usuário
field-new-password-hint = Pelo menos 8 caracteres. Quatro palavras sem relação entre si são mais fortes do que uma palavra com símbolos.

## Devices

# Read out before the name of a phone or tablet.
live-device-phone = Telefone:
live-device-tablet = Tablet:

## Signing in

sign-in-title = Entrar
sign-in-answer = Entrar
sign-in-onward = Entre para continuar para <a>{ $website }</a>.
sign-in-return = Você voltará para <a>{ $place }</a>.
# <a>user-sessions</a> is the name of the program.
sign-in-first-run = Ainda não existe nenhuma conta. Abra o link que apareceu no terminal: <a>user-sessions</a> mostra um novo a cada início.
sign-in-cookie-plain-http = A senha estava certa, mas este navegador não guardou o cookie que abre a sua sessão. O Safari não guarda cookies de um endereço http sem criptografia: inicie o serviço com --insecure-cookies, que é para desenvolvimento, ou use outro navegador.
sign-in-cookie-blocked = A senha estava certa, mas este navegador não guardou o cookie que abre a sua sessão. Permita cookies para este site e entre novamente.
live-sign-in = Entrar
live-sign-in-as = Entrar como { $name }
# A button for whoever did not close the session themselves.
live-not-me = Não fui eu

## Making the first account

set-up-title = Configuração
set-up-heading = Criar a primeira conta
# <a>user-sessions</a> is the name of the program.
set-up-bad-link = Este link não é válido. Abra o último link que apareceu no terminal: <a>user-sessions</a> mostra um novo link a cada início, que substitui o anterior.
set-up-intro = Você entrará na conta. Este link funciona uma única vez.
set-up-login-name-hint = Letras, algarismos e . _ - @ +
set-up-create = Criar conta

## A website's request to sign somebody in

consent-title-allow = Permitir que { $website } use a sua conta?
consent-title-password = Digite a sua senha para entrar em { $website }
consent-title-continue = Entrar em { $website }
consent-signed-in-as = Você está usando a conta <a>{ $name }</a>.
consent-another-account = Usar outra conta
# A heading above a list of what the website may do, each as in the section below.
consent-may = Este site poderá
consent-lasts-days =
    { $count ->
        [one] O acesso dele dura até { $count } dia, mesmo quando você não estiver na conta, ou até você revogá-lo.
       *[other] O acesso dele dura até { $count } dias, mesmo quando você não estiver na conta, ou até você revogá-lo.
    }
consent-lasts-session = O acesso dele termina quando você sair da conta ou quando você revogá-lo.
consent-password-due = Digite a sua senha para permitir: nada foi permitido ainda.
consent-allow = Permitir
consent-deny = Negar
consent-continue = Continuar
consent-return = Você voltará para <a>{ $place }</a>.
# <a>Authorized Websites</a> is a link to the page of this name.
consent-revocable = Você pode revogar isto a qualquer momento em <a>Sites autorizados</a>.
consent-refused-title = Pedido de entrada
consent-refused = Este pedido de entrada não pode ser usado
consent-unknown-address = O site pediu que você voltasse a um endereço não registrado. Nada foi enviado a lugar nenhum.
consent-unknown-website = O pedido indica um site que não está registrado. Nada foi enviado a lugar nenhum.
consent-refused-advice = Volte ao site e tente novamente. Se isso não ajudar, o responsável pelo site precisa verificar o registro dele.

## What a website may do, below "This website will be able to" and "What it may do"

scope-openid = Fazer a sua entrada no site
scope-profile = Ver o seu nome de usuário
scope-offline-access = Manter o acesso quando você não estiver na conta
scope-sessions = Ver onde a sua conta está aberta e encerrar sessões

## A website's request to sign somebody out

sign-out-title = Sair
sign-out-done = Você saiu da conta
sign-out-question = Sair da conta?
sign-out-asked = <a>{ $website }</a> pede que você saia da conta.
sign-out-asked-by-some = <a>Um site</a> pede que você saia da conta.
sign-out-signed-in-as = Você está usando a conta <a>{ $name }</a>.
sign-out-consequence = Esta sessão termina neste navegador, e os sites em que você entrou por meio dela são avisados quando isso é possível.
sign-out-answer = Sair
sign-out-stay = Continuar na conta

## My Account

account-title = Minha conta
account-signed-in-as = Você está usando a conta <a>{ $name }</a>.
# What the overview is called, for those who hear the page.
account-overview = Sua conta
account-sessions = Sessões
account-open-sessions =
    { $count ->
        [one] { $count } sessão aberta
       *[other] { $count } sessões abertas
    }
# The moment, such as "Today, 03:40", stands at <a></a>.
account-newest-started = Início da mais recente: <a></a>
account-websites = Sites autorizados
account-authorized-websites =
    { $count ->
        [one] { $count } site
       *[other] { $count } sites
    }
# Stands below the number of websites; { $count } is that number, where a language needs it for the verb.
account-websites-can = com acesso à sua conta
account-password = Senha
# When the password was set. The moment stands at <a></a>.
account-password-set = Definida: <a></a>
account-password-set-before = Definida antes de este serviço guardar a data
account-member-since = Conta criada

## Security

security-title = Segurança
security-intro = Com uma nova senha, a sua sessão continua aberta neste dispositivo. Os sites perdem o acesso à sua conta, e você entra neles novamente.
security-form = Alterar a sua senha
security-current-password = Senha atual
security-new-password = Nova senha
security-close-others = Encerrar todas as outras sessões
security-change = Alterar senha

## Securing the account

secure-title = Proteger minha conta
secure-intro = Faça isto se você encontrou uma sessão que não é sua. Tudo acontece de uma vez:
secure-sessions = Todas as outras sessões são encerradas. Neste dispositivo, a sua sessão continua aberta.
secure-websites = Os sites que foram usados nessas sessões são revogados, e todos os outros perdem o acesso.
secure-password = A sua senha é substituída por uma nova.
secure-form = Tudo em um só passo
secure-answer = Proteger minha conta

## Authorized Websites

websites-title = Sites autorizados
websites-revoke-title = Revogar um site
websites-revoke-question = Revogar o acesso de { $website }?
websites-revoke = Revogar
websites-revoke-all-title = Revogar todos os sites

## Websites that were revoked beside something else

live-revoked-none = Não havia nenhum site para revogar.
live-revoked = Acesso revogado: { $names }.
live-revoked-and-more = Acesso revogado: { $names } e mais { $count }.
# One more name behind other names.
live-revoked-names = { $names }, { $name }

## Pages that ask before something is done

# { $name } is what the dashboard of a product is called, and { $place } is its host.
confirm-came-from = Você veio de <a>{ $name }</a> ({ $place }).

## What became of a form

notice-session-closed = A sessão foi encerrada.
notice-others-closed =
    { $count ->
        [0] Não havia outra sessão para encerrar.
        [one] { $count } outra sessão foi encerrada.
       *[other] { $count } outras sessões foram encerradas.
    }
# { $names } are the devices of the sessions.
notice-others-closed-named =
    { $count ->
        [one] { $count } outra sessão foi encerrada: { $names }.
       *[other] { $count } outras sessões foram encerradas: { $names }.
    }
notice-sessions-closed =
    { $count ->
        [0] Nenhuma sessão foi encerrada: elas já tinham terminado.
        [one] { $count } sessão foi encerrada.
       *[other] { $count } sessões foram encerradas.
    }
notice-name-saved = O nome foi salvo.
notice-website-revoked = O site foi revogado. O acesso dele terminou.
live-websites-revoked =
    { $count ->
        [0] Não havia nenhum site para revogar.
        [one] { $count } site foi revogado. O acesso dele terminou.
       *[other] { $count } sites foram revogados. O acesso deles terminou.
    }
notice-password-changed = A sua senha foi alterada.
notice-account-secured = A sua conta está protegida, e a sua senha foi alterada.
notice-password-not-changed = A sua senha não foi alterada: a sua sessão terminou antes. Entre e depois altere a senha.
notice-signed-out = Você saiu da conta.
notice-not-led-back = Você entrou na conta. Este serviço não conhece a página de onde você veio. Abra essa página no endereço dela.
notice-late = O serviço não conseguiu responder a tempo. Tente novamente.

## What went wrong

live-error-signed-out = A sua sessão terminou, por isso nada foi alterado. Entre para continuar.
live-error-password-needed = Digite a sua senha para continuar. Nada foi alterado ainda.
live-error-wrong-password = Essa não é a sua senha.
live-error-invalid-credentials = O nome de usuário ou a senha estão incorretos.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts = Tentativas demais. Tente novamente em { $when }.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts-in-session = Senhas incorretas demais nesta sessão. Nada foi alterado. Tente novamente em { $when } ou saia e entre novamente.
live-error-not-found = Este item não existe mais. Nada foi alterado.
live-error-request-unusable = Este pedido de entrada não pode ser usado. Nada foi enviado a lugar nenhum. Volte ao site e tente novamente.
live-error-signed-in-as = Agora você está usando a conta { $name }. A página foi recarregada, e nada foi alterado.
live-error-invalid-login-name = Um nome de usuário tem de 1 a 64 caracteres: letras, algarismos e . _ - @ +
live-error-invalid-session-name = Um nome tem até 40 caracteres, sem quebras de linha nem caracteres invisíveis. Nada foi alterado.
live-error-password-too-short = Uma senha precisa de pelo menos 8 caracteres. Escolha uma mais longa.
live-error-password-too-long = Uma senha pode ter até 1.000 bytes. Escolha uma mais curta.
live-error-password-too-common = Essa senha é fácil de adivinhar. Escolha outra, por exemplo quatro palavras sem relação entre si.
live-error-link-used = Este link não é mais válido. A primeira conta já existe, ou o serviço foi reiniciado e mostrou um novo link.
live-error-unavailable = O serviço não respondeu a tempo. A sua alteração pode ou não ter sido salva. Verifique a lista atualizada e tente novamente.
live-error-unreachable = Não foi possível acessar o serviço. Verifique a conexão e tente novamente.
live-error-version-skew = Esta página é mais antiga do que o serviço. Recarregue-a e tente novamente.
live-error-internal = Algo deu errado no serviço. Tente novamente mais tarde.
live-error-unavailable-for-reading = O serviço não conseguiu responder a tempo. Nada foi alterado.
live-error-internal-for-reading = Algo deu errado no serviço. Nada foi alterado.

## The same behind "…was not closed: " and "…was not revoked: "

live-reason-signed-out = a sua sessão terminou, por isso nada foi alterado. Entre para continuar.
live-reason-password-needed = digite a sua senha para continuar. Nada foi alterado ainda.
live-reason-wrong-password = essa não é a sua senha.
# { $when } is a length of time, such as "30 seconds".
live-reason-too-many-attempts-in-session = senhas incorretas demais nesta sessão. Nada foi alterado. Tente novamente em { $when } ou saia e entre novamente.
live-reason-not-found = este item não existe mais. Nada foi alterado.
live-reason-signed-in-as = agora você está usando a conta { $name }. A página foi recarregada, e nada foi alterado.
live-reason-invalid-session-name = um nome tem até 40 caracteres, sem quebras de linha nem caracteres invisíveis. Nada foi alterado.
live-reason-unavailable = o serviço não respondeu a tempo. A sua alteração pode ou não ter sido salva. Verifique a lista atualizada e tente novamente.
live-reason-unreachable = não foi possível acessar o serviço. Verifique a conexão e tente novamente.
live-reason-version-skew = esta página é mais antiga do que o serviço. Recarregue-a e tente novamente.
live-reason-internal = algo deu errado no serviço. Tente novamente mais tarde.

## Pages in the place of another

error-not-loaded = Não foi possível carregar esta página
error-try-again = Tentar novamente
# By what an operator finds the request in the log.
error-reference = Referência: { $reference }
error-not-found-title = Página não encontrada
error-not-found = Não há nada neste endereço.
error-go-to-sessions = Ir para Sessões
error-not-available-title = Não disponível
error-crashed = Algo nesta página parou de funcionar. Nada do que você fez se perdeu: <a>carregue a página novamente</a>.

## Pages in the place of an answer that has none

bare-refused-title = Pedido recusado
bare-refused = O pedido não veio de uma das páginas do próprio serviço. Nada foi alterado.
bare-no-page-title = Isto não é uma página
bare-no-page = Este endereço só aceita o que um formulário envia. Nada foi alterado.
bare-too-slow-title = Demorou demais
bare-too-slow = Nem tudo chegou a tempo. Nada foi alterado.
bare-too-long-title = É longo demais
bare-too-long = O que foi enviado é mais longo do que qualquer coisa que o serviço pede. Nada foi alterado.
bare-wrong-address-title = Endereço errado
# <a>{ $url }</a> is a link to the service.
bare-wrong-address = Este serviço responde em <a>{ $url }</a> e com nenhum outro nome.
bare-too-many-title = Pedidos demais
bare-too-many = Nada foi alterado. Tente novamente em instantes.
bare-unreadable-title = Não foi possível ler
bare-unreadable = O que foi enviado não é o que o serviço pede. Nada foi alterado.
bare-not-loaded-title = Não foi possível carregar esta página
bare-not-loaded = Nada foi alterado.
bare-no-answer-title = Sem resposta a tempo
bare-no-answer = O serviço não respondeu a tempo. A sua alteração pode ou não ter sido salva. Verifique as suas sessões e tente novamente.
bare-failed-title = Algo deu errado
bare-failed = A sua alteração pode ou não ter sido salva. Verifique as suas sessões e tente novamente.

## Pages on the way to a website

onward-title = Continuando
onward = O seu navegador continua para <a>{ $place }</a>.
onward-to-website = O seu navegador continua para <a>o site</a>.
# A link that does it at once.
onward-now = Continuar agora
# A button that does it.
onward-answer = Continuar
stranded-title = A entrada não chegou lá
stranded-heading = Você entrou na conta, mas { $place } não vê isso
stranded = Esse endereço acaba de trazer você de volta para cá. Não há nada de errado com a sua conta. O responsável por { $place } precisa cuidar para que o cookie deste serviço chegue lá.
stranded-again = Tentar { $place } novamente

## The frame with the list of sessions in a page of a product

embed-frame-title = Sessões
embed-frame-signed-out = Você não está na sua conta.
embed-frame-sign-in = Entrar
embed-frame-unavailable = Não é possível mostrar as suas sessões agora.
embed-frame-refused = Este quadro não é para essa página
# ?origin=https://app.example.com is what the address may have.
embed-frame-without-origin = O endereço deste quadro não indica nenhuma origem, como ?origin=https://app.example.com.
# What follows the colon is typed into a terminal.
embed-frame-unregistered = As páginas de { $origin } não podem conter este quadro. O responsável pelo serviço as registra assim: user-sessions website change … --embed-origin { $origin }
embed-frame-not-direct = As páginas de { $origin } não podem encerrar sessões sem que a pessoa confirme no serviço, por isso não podem conter este quadro, em que um clique encerra uma. O responsável pelo serviço pode permitir isso: --embed-closing direct

## The choice of the language

language-label = Idioma
language-change = Alterar

## Devices

device-on = { $browser } no { $system }
device-program-named = Um programa ({ $name })
device-program = Um programa
device-unknown = Dispositivo desconhecido
# A product's page in which a session was closed.
device-in-place = { $device }, em { $place }
place-city-country = { $city }, { $country }
