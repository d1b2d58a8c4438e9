using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
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

    /// <summary>What can be done now. A door that is shut to a whole role has no provision and no reason of its own to read.</summary>
    public Words Next => Status == StatusCodes.Status403Forbidden && Answered is null
        ? new("この画面や操作は、今の役割では使えません。ほかの役割をお持ちの方は、役割を切り替えてからお試しください。ご自身の権限に誤りがあると思われる場合は、所属組織の管理者にお問い合わせください。",
            "Your present role does not open this. If you hold another role, switch to it and try again. If you think your permissions are wrong, ask the administrator of your organisation.")
        : Texts.Next;

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
