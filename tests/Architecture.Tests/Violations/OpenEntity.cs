namespace Noroshi.Architecture.Tests.Violations;

/// <summary>An entity as it must not be: anybody can name it.</summary>
public class OpenEntity
{
    /// <summary>Its key.</summary>
    public int Id { get; set; }
}
