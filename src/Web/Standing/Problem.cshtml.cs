using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Web.Answers;

namespace Noroshi.Web.Standing;

/// <summary>Says what went wrong and what to do next, in place of the page that was asked for.</summary>
/// <remarks>
/// Open to everybody: a refusal must be readable to the one who is refused. The token is not checked because the page stands in for
/// posts that failed, and changes nothing.
/// </remarks>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ProblemModel : PageModel
{
    public int Status { get; private set; }

    public ProblemTexts Texts => ProblemTexts.Of(Status);

    public Answered? Answered => HttpContext.Features.Get<Answered>();

    public string Reference => Trace.Of(HttpContext);

    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        // Asked for by its own address there is nothing to explain.
        var standsIn = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        Status = standsIn ? Response.StatusCode : StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
    }
}
