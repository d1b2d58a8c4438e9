using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Noroshi.CriticalComputers.Classifying;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.CriticalComputers.Representing;

/// <summary>
/// Stands before every page of the register: an agent is asked for whom it works, is told so on the page, and is not let near a register
/// that no mandate in force covers (404, on record). For all others it does nothing.
/// </summary>
[Article("Act, Art. 4")]
internal sealed class ARegisterIsChosen(ChosenRegister chosen, Actor actor, IWhoIsWho who, IRecordOfActs acts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (http, cancellation) = (context.HttpContext, context.HttpContext.RequestAborted);
        if (!actor.Can(Permission.ReadOwnRegister) || context.HandlerInstance is WhosePage or ClassCheckPage)
        {
            await next();
            return;
        }

        switch (chosen.Standing)
        {
            case RegisterStanding.NotThere:
                await acts.WriteRefusalAsync(new Act("critical-computers.not-shown", "Act, Art. 8", "register"), cancellation);
                context.Result = new StatusCodeResult(StatusCodes.Status404NotFound);
                return;
            case RegisterStanding.Unchosen:
                context.Result = HttpMethods.IsGet(http.Request.Method) ? new RedirectResult("/computers/whose") : new StatusCodeResult(StatusCodes.Status404NotFound);
                return;
            case RegisterStanding.Open when chosen.IsRepresenting:
                var name = (await who.OrganisationAsync(chosen.Operator, cancellation))!.Name;
                http.Features.Set(new RegisterShown(chosen.Operator, name, actor.KeepsRegisterFor.Count > 1));
                Remember(http);
                break;

            // An agent has no register of its own. Where a thing is named it is not there; where none is, the page says who gave a mandate: nobody.
            case RegisterStanding.Open when HttpMethods.IsGet(http.Request.Method) && context.RouteData.Values.Keys.All(k => k == "page")
                && (await who.OrganisationAsync(actor.Organisation, cancellation))?.Kind is OrganisationKind.Agent:
                context.Result = new RedirectResult("/computers/whose");
                return;
        }

        await next();
    }

    private void Remember(HttpContext http)
    {
        if (http.Request.Query.ContainsKey(ChosenRegister.Key) || http.Features.Get<RegisterOfForm>() is not null)
        {
            http.Response.Cookies.Append(ChosenRegister.Cookie, chosen.Operator.ToString(), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
        }
    }
}
