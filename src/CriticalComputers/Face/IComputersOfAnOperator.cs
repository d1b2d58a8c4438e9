using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Face;

/// <summary>A computer as it stands in its operator's register: what a report on it can take over.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Label">By what the operator knows it.</param>
/// <param name="Product">製品名.</param>
/// <param name="Maker">製造者名.</param>
/// <param name="FacilityCategory">特定重要設備の区分.</param>
/// <param name="Classes">Its classes; empty as long as they are not decided.</param>
/// <param name="InUse">Whether it is still used.</param>
/// <param name="NotifiedIn">The number of the notification in which it stands; null if it was not notified.</param>
public sealed record ComputerInRegister(
    Guid Id, string Label, string Product, string Maker, string FacilityCategory, IReadOnlyList<DeviceClass> Classes, bool InUse, string? NotifiedIn);

/// <summary>What other modules may ask of a register. The answers are those that the actor may see; another's register is as if it were empty.</summary>
public interface IComputersOfAnOperator
{
    /// <summary>Whether the actor may look into an operator's register at all.</summary>
    bool IsInSight(OrganisationId @operator);

    /// <summary>The computers whose label, product or maker holds each of the words, whatever their width, case and kana; those in use first.</summary>
    /// <param name="operator">Whose register.</param>
    /// <param name="letters">A few letters; words are parted by spaces. Nothing finds all.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task<IReadOnlyList<ComputerInRegister>> FindAsync(OrganisationId @operator, string letters, int most, CancellationToken cancellation);

    /// <summary>Those of several entries that are in the operator's register; others are left out.</summary>
    Task<IReadOnlyDictionary<Guid, ComputerInRegister>> TheseAsync(OrganisationId @operator, IReadOnlyCollection<Guid> computers, CancellationToken cancellation);
}
