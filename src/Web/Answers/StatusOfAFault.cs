using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Noroshi.Kernel;

namespace Noroshi.Web.Answers;

/// <summary>Tells a machine that is away or full from a bug: the sender should come again, or somebody must make room, and is told so.</summary>
internal static class StatusOfAFault
{
    /// <summary>The status that a thrown exception is answered with.</summary>
    public static int Of(Exception thrown, IEnumerable<IOutages> outages) => thrown is BadHttpRequestException unreadable
        ? unreadable.StatusCode
        : outages.Select(o => o.Of(thrown)).FirstOrDefault(o => o is not Outage.None, IsAway(thrown) ? Outage.Away : Outage.None) switch
        {
            Outage.Away => StatusCodes.Status503ServiceUnavailable,
            Outage.Full => StatusCodes.Status507InsufficientStorage,
            _ => StatusCodes.Status500InternalServerError,
        };

    // What any machine of the world says of itself; its exceptions come wrapped, once or more often.
    private static bool IsAway(Exception? thrown) =>
        thrown is DbException { IsTransient: true } or SocketException or TimeoutException || (thrown is not null && IsAway(thrown.InnerException));
}
