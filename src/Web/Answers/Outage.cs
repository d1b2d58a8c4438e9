using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Noroshi.Web.Answers;

/// <summary>Tells a machine that is away for a while from a bug: the sender should come again, and is told so.</summary>
internal static class Outage
{
    /// <summary>The status that a thrown exception is answered with.</summary>
    public static int StatusOf(Exception thrown) => thrown switch
    {
        BadHttpRequestException unreadable => unreadable.StatusCode,
        _ when Is(thrown) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    // The database's own exceptions come wrapped, once or more often.
    private static bool Is(Exception? thrown) =>
        thrown is DbException { IsTransient: true } or SocketException or TimeoutException || (thrown is not null && Is(thrown.InnerException));
}
