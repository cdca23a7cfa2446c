namespace GitOpsSets.Engine.Ports;

/// <summary>Opens the trees that GitRepository and OCIRepository objects stand for.</summary>
public interface ITreeSource
{
    /// <summary>The content of a repository as a definition names it.</summary>
    Task<TreeAnswer> OpenAsync(TreeRequest request, CancellationToken cancellationToken);
}
