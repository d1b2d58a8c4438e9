using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Noroshi.Web.Answers;

/// <summary>The reference by which a request is found in logs and traces.</summary>
internal static class Trace
{
    public static string Of(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
