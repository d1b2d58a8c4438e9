using System.Globalization;
using Noroshi.Confidentiality.Face;
using Noroshi.CriticalComputers.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;

namespace Noroshi.Products.Writing;

/// <summary>What operators notified, as a source: that a product is in use, never by whom. Who has what is a secret of the notification (Act art 8(1)).</summary>
[Article("Act, Art. 8(1)")]
[Article("Act, Art. 37")]
internal sealed class NotificationsAsSources(INotificationsForAnalysis notifications, IWhoIsWho who) : IFurtherSources
{
    public FurtherSource Kind => FurtherSource.Notification;

    public async Task<IReadOnlyList<SourceListed>> NewestAsync(int most, CancellationToken cancellation)
    {
        var found = await notifications.NewestAsync(most, cancellation);
        var operators = await who.OrganisationsAsync(found.Select(n => n.Operator).Distinct(), cancellation);
        return [.. found.Select(n => Listed(n, operators.GetValueOrDefault(n.Operator)))];
    }

    public async Task<SourceOpened?> OpenAsync(Guid id, CancellationToken cancellation)
    {
        if (await notifications.OpenAsync(id, cancellation) is not var (notification, products))
        {
            return null;
        }

        return new SourceOpened(Listed(notification, await who.OrganisationAsync(notification.Operator, cancellation)), notification.Operator, Marks.HoldsSecret, Tlp.Amber,
            [.. products.Select((p, index) => new SourcePassage(
                "product." + (index + 1).ToString(CultureInfo.InvariantCulture), new Words($"{p.Computers}台", $"{p.Computers} computers"), $"{p.Product}（{p.Maker}）", new AffectedProduct(p.Product, p.Maker, p.Key)))]);
    }

    private static SourceListed Listed(NotificationToAnalyse n, Organisation? @operator) =>
        new(n.Id, n.Number, new Words($"{@operator?.Name.Ja}（{n.Computers}台）", $"{@operator?.Name.En} ({n.Computers} computers)"));
}
