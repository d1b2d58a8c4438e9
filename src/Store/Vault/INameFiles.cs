namespace Noroshi.Store.Vault;

/// <summary>A module whose records name files of the vault. What no module names is swept.</summary>
public interface INameFiles
{
    /// <summary>The digests of all files that its records name, whoever may see them.</summary>
    IAsyncEnumerable<string> Digests();
}
