using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Noroshi.Web.Face;

namespace Noroshi.Web.Standing;

/// <summary>Whom to ask for help with this installation.</summary>
/// <remarks>Open to everybody: help with signing in is asked for before signing in.</remarks>
[AllowAnonymous]
internal sealed class ContactModel(IOptions<WebSettings> settings) : PageModel
{
    public WebSettings Settings => settings.Value;
}
