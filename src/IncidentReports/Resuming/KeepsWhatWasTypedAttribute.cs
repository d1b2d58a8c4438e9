using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Resuming;

/// <summary>
/// A page that came back with a token that no longer holds, as after the browser was restarted, is kept and taken up again instead of
/// being thrown away. Only the person to whom the page was shown is led there; nothing is saved before that person says so.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class KeepsWhatWasTypedAttribute : Attribute, IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            var services = context.HttpContext.RequestServices;
            if (await services.GetRequiredService<KeepPages>().KeepAsync(context.HttpContext, context.HttpContext.RequestAborted) is { } keeper
                && keeper.Person == services.GetRequiredService<ActorScope>().Actor.Person.Value)
            {
                context.Result = new RedirectResult(KeepPages.PathOf(keeper.Id));
            }
        }

        await next();
    }
}
