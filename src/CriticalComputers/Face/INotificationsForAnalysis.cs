using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Face;

/// <summary>A notification, as the analysis lists it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Number">Its number.</param>
/// <param name="Operator">Who notified.</param>
/// <param name="Sector">For which business.</param>
/// <param name="Computers">How many computers stand in it.</param>
/// <param name="FiledAt">When.</param>
public sealed record NotificationToAnalyse(Guid Id, string Number, OrganisationId Operator, string Sector, int Computers, DateTimeOffset FiledAt);

/// <summary>A product that stands in a notification.</summary>
/// <param name="Product">製品名 as it was written.</param>
/// <param name="Maker">製造者名 as it was written.</param>
/// <param name="Key">The key of the dictionary.</param>
/// <param name="Computers">How many computers of it.</param>
public sealed record NotifiedProduct(string Product, string Maker, string Key, int Computers);

/// <summary>What the analysis under Act art 37 may ask of the notifications that reached the actor's authority.</summary>
public interface INotificationsForAnalysis
{
    /// <summary>The newest ones.</summary>
    Task<IReadOnlyList<NotificationToAnalyse>> NewestAsync(int most, CancellationToken cancellation);

    /// <summary>One with its products, the most used first, and puts on record that it was opened for the analysis (it is saved); null for nothing.</summary>
    Task<(NotificationToAnalyse Notification, IReadOnlyList<NotifiedProduct> Products)?> OpenAsync(Guid id, CancellationToken cancellation);
}
