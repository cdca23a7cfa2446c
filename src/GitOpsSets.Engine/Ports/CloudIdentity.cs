namespace GitOpsSets.Engine.Ports;

/// <summary>
/// Whom a definition asks as where a cloud signs the run in by its workload identity: the annotations of the definition's service account.
/// A text that is empty leaves the choice to the environment of the run.
/// </summary>
/// <param name="Cloud">Who signs in.</param>
public sealed record CloudIdentity(CloudKind Cloud)
{
    /// <summary>AWS: the role to take (<c>eks.amazonaws.com/role-arn</c>).</summary>
    public string RoleArn { get; init; } = "";

    /// <summary>Azure: the directory (<c>azure.workload.identity/tenant-id</c>).</summary>
    public string TenantId { get; init; } = "";

    /// <summary>Azure: the application or managed identity (<c>azure.workload.identity/client-id</c>).</summary>
    public string ClientId { get; init; } = "";

    /// <summary>Google: the service account to act as (<c>iam.gke.io/gcp-service-account</c>).</summary>
    public string ServiceAccountEmail { get; init; } = "";
}
