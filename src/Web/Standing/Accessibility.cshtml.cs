using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Noroshi.Web.Standing;

/// <summary>The accessibility statement (JIS X 8341-3).</summary>
/// <remarks>Open to everybody: who cannot sign in must be able to read why and whom to ask.</remarks>
[AllowAnonymous]
internal sealed class AccessibilityModel : PageModel;
