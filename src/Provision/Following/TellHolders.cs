using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Calling;
using Noroshi.Provision.Receiving;
using Noroshi.Provision.Store;

namespace Noroshi.Provision.Following;

/// <summary>Tells those to whom something was delivered of it: the people who may read it by a notice, the systems that their organisations named by a call.</summary>
internal sealed class TellHolders(WhoIsTold told, QueueCalls calls, INotices notices)
{
    /// <summary>Adds notices and calls about some deliveries to the present unit of work.</summary>
    public async Task AboutAsync(IReadOnlyCollection<Recipient> delivered, string notice, Words subject, bool urgent, string call, CancellationToken cancellation)
    {
        var people = await told.OfAsync(delivered, cancellation);
        foreach (var recipient in delivered)
        {
            foreach (var person in people[recipient.Id])
            {
                notices.Tell(person, notice, subject, $"/received/{recipient.Id:D}", urgent);
            }
        }

        await calls.AboutAsync(delivered, call, cancellation);
    }
}
