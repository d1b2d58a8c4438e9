using Microsoft.Extensions.Logging;
using Noroshi.Provision.Calling;

namespace Noroshi.Provision.Subscribing;

/// <summary>Has due mails to subscribers sent.</summary>
internal sealed class BulletinMailWorker(SendBulletinMails mails, TimeProvider clock, ILogger<BulletinMailWorker> log) : WorksBeside(batches: 1, clock, log)
{
    protected override Task<int> DoDueAsync(CancellationToken cancellation) => mails.SendDueAsync(cancellation);
}
