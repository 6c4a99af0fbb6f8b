// Made by `npm run generate` from model/{tenant,plan,cluster,platform}.ts: change those, not this file.
export const SCHEMAS = {
  "Tenant": {
    "type": "object",
    "required": [
      "apiVersion",
      "kind",
      "metadata",
      "spec"
    ],
    "properties": {
      "apiVersion": {
        "type": "string",
        "const": "tenantry.dev/v1alpha1"
      },
      "kind": {
        "type": "string",
        "const": "Tenant"
      },
      "metadata": {
        "type": "object",
        "required": [
          "name"
        ],
        "properties": {
          "name": {
            "type": "string",
            "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
            "minLength": 1,
            "maxLength": 40,
            "description": "Tenant id."
          }
        },
        "additionalProperties": false
      },
      "spec": {
        "type": "object",
        "required": [
          "plan",
          "state"
        ],
        "properties": {
          "displayName": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120,
            "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$"
          },
          "plan": {
            "type": "string",
            "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
            "minLength": 1,
            "maxLength": 40,
            "description": "Plan, by name."
          },
          "state": {
            "enum": [
              "Active",
              "Suspended",
              "Deleted"
            ],
            "type": "string",
            "description": "The only state that is input; every other one is derived."
          },
          "purging": {
            "type": "boolean",
            "description": "True once what the tenant stored is being removed for good; it cannot come back from there. Only with state Deleted; PurgeAccount writes it."
          },
          "isolation": {
            "enum": [
              "Namespace",
              "NodePool",
              "Cluster"
            ],
            "type": "string",
            "description": "Namespace by default."
          },
          "clusters": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "name"
              ],
              "properties": {
                "name": {
                  "type": "string",
                  "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                  "minLength": 1,
                  "maxLength": 40,
                  "description": "Cluster, by name."
                },
                "share": {
                  "type": "integer",
                  "minimum": 1,
                  "maximum": 100,
                  "description": "Percent of the quota; all shares add up to 100. Equal shares by default."
                },
                "state": {
                  "enum": [
                    "Active",
                    "Deleted"
                  ],
                  "type": "string",
                  "description": "Deleted stops the tenant in this cluster and lets it go there, while it goes on in the others; remove the entry once that is applied. It keeps its share until then. Active by default."
                }
              },
              "additionalProperties": false
            },
            "minItems": 1,
            "maxItems": 32
          },
          "namespaces": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "suffix"
              ],
              "properties": {
                "suffix": {
                  "type": "string",
                  "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                  "minLength": 1,
                  "maxLength": 14,
                  "description": "Namespace tenant-<id>--<suffix>."
                },
                "state": {
                  "enum": [
                    "Active",
                    "Deleted"
                  ],
                  "type": "string",
                  "description": "Deleted stops everything in the namespace and lets it go; remove the entry once that is applied. Active by default."
                }
              },
              "additionalProperties": false
            },
            "maxItems": 50
          },
          "members": {
            "type": "object",
            "properties": {
              "admins": {
                "type": "object",
                "properties": {
                  "users": {
                    "type": "array",
                    "items": {
                      "type": "string",
                      "minLength": 1,
                      "maxLength": 253,
                      "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$",
                      "description": "User name as the API server sees it."
                    },
                    "maxItems": 200,
                    "uniqueItems": true
                  },
                  "groups": {
                    "type": "array",
                    "items": {
                      "type": "string",
                      "minLength": 1,
                      "maxLength": 253,
                      "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$",
                      "description": "Group name as the API server sees it."
                    },
                    "maxItems": 100,
                    "uniqueItems": true
                  },
                  "serviceAccounts": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "required": [
                        "namespace",
                        "name"
                      ],
                      "properties": {
                        "namespace": {
                          "type": "string",
                          "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                          "minLength": 1,
                          "maxLength": 63,
                          "description": "One of this tenant's own namespaces."
                        },
                        "name": {
                          "type": "string",
                          "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                          "minLength": 1,
                          "maxLength": 63,
                          "description": "Service account."
                        }
                      },
                      "additionalProperties": false
                    },
                    "maxItems": 100
                  }
                },
                "additionalProperties": false,
                "description": "Persons and service accounts that hold one persona, beside the tenant's own group tenantry:<id>:<persona>s."
              },
              "users": {
                "type": "object",
                "properties": {
                  "users": {
                    "type": "array",
                    "items": {
                      "type": "string",
                      "minLength": 1,
                      "maxLength": 253,
                      "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$",
                      "description": "User name as the API server sees it."
                    },
                    "maxItems": 200,
                    "uniqueItems": true
                  },
                  "groups": {
                    "type": "array",
                    "items": {
                      "type": "string",
                      "minLength": 1,
                      "maxLength": 253,
                      "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$",
                      "description": "Group name as the API server sees it."
                    },
                    "maxItems": 100,
                    "uniqueItems": true
                  },
                  "serviceAccounts": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "required": [
                        "namespace",
                        "name"
                      ],
                      "properties": {
                        "namespace": {
                          "type": "string",
                          "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                          "minLength": 1,
                          "maxLength": 63,
                          "description": "One of this tenant's own namespaces."
                        },
                        "name": {
                          "type": "string",
                          "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                          "minLength": 1,
                          "maxLength": 63,
                          "description": "Service account."
                        }
                      },
                      "additionalProperties": false
                    },
                    "maxItems": 100
                  }
                },
                "additionalProperties": false,
                "description": "Persons and service accounts that hold one persona, beside the tenant's own group tenantry:<id>:<persona>s."
              },
              "viewers": {
                "type": "object",
                "properties": {
                  "users": {
                    "type": "array",
                    "items": {
                      "type": "string",
                      "minLength": 1,
                      "maxLength": 253,
                      "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$",
                      "description": "User name as the API server sees it."
                    },
                    "maxItems": 200,
                    "uniqueItems": true
                  },
                  "groups": {
                    "type": "array",
                    "items": {
                      "type": "string",
                      "minLength": 1,
                      "maxLength": 253,
                      "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$",
                      "description": "Group name as the API server sees it."
                    },
                    "maxItems": 100,
                    "uniqueItems": true
                  },
                  "serviceAccounts": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "required": [
                        "namespace",
                        "name"
                      ],
                      "properties": {
                        "namespace": {
                          "type": "string",
                          "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                          "minLength": 1,
                          "maxLength": 63,
                          "description": "One of this tenant's own namespaces."
                        },
                        "name": {
                          "type": "string",
                          "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                          "minLength": 1,
                          "maxLength": 63,
                          "description": "Service account."
                        }
                      },
                      "additionalProperties": false
                    },
                    "maxItems": 100
                  }
                },
                "additionalProperties": false,
                "description": "Persons and service accounts that hold one persona, beside the tenant's own group tenantry:<id>:<persona>s."
              }
            },
            "additionalProperties": false
          },
          "quota": {
            "type": "object",
            "properties": {
              "requests.cpu": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "requests.memory": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "limits.cpu": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "limits.memory": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "requests.ephemeral-storage": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "limits.ephemeral-storage": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "requests.storage": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "persistentvolumeclaims": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "pods": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "services": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "services.loadbalancers": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "services.nodeports": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "secrets": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "configmaps": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "count/deployments.apps": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "count/statefulsets.apps": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              }
            },
            "additionalProperties": false,
            "patternProperties": {
              "^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              }
            },
            "maxProperties": 32
          },
          "network": {
            "type": "object",
            "properties": {
              "egress": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": [
                    "cidr"
                  ],
                  "properties": {
                    "cidr": {
                      "type": "string",
                      "minLength": 3,
                      "maxLength": 49,
                      "description": "An IPv4 or IPv6 block, for instance 203.0.113.0/24."
                    },
                    "ports": {
                      "type": "array",
                      "items": {
                        "type": "object",
                        "required": [
                          "port"
                        ],
                        "properties": {
                          "port": {
                            "type": "integer",
                            "minimum": 1,
                            "maximum": 65535
                          },
                          "endPort": {
                            "type": "integer",
                            "minimum": 1,
                            "maximum": 65535
                          },
                          "protocol": {
                            "enum": [
                              "TCP",
                              "UDP",
                              "SCTP"
                            ],
                            "type": "string"
                          }
                        },
                        "additionalProperties": false
                      },
                      "minItems": 1,
                      "maxItems": 32
                    }
                  },
                  "additionalProperties": false,
                  "description": "One destination outside the cluster; no ports means all ports."
                },
                "maxItems": 64
              },
              "access": {
                "type": "array",
                "items": {
                  "enum": [
                    "APIServer",
                    "Metadata",
                    "Nodes"
                  ],
                  "type": "string"
                },
                "maxItems": 3,
                "uniqueItems": true,
                "description": "Platform addresses that stay closed unless asked for here and allowed by the plan."
              },
              "ingress": {
                "type": "object",
                "properties": {
                  "hosts": {
                    "type": "array",
                    "items": {
                      "type": "string",
                      "minLength": 1,
                      "maxLength": 253,
                      "pattern": "^(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$",
                      "description": "Host that only this tenant may serve."
                    },
                    "maxItems": 64,
                    "uniqueItems": true
                  },
                  "ports": {
                    "type": "array",
                    "items": {
                      "type": "integer",
                      "minimum": 1,
                      "maximum": 65535
                    },
                    "maxItems": 32,
                    "uniqueItems": true,
                    "description": "Pod ports that the ingress controller may reach."
                  }
                },
                "additionalProperties": false
              },
              "internet": {
                "type": "boolean",
                "description": "False closes the public addresses that the plan opens; egress and access of this document stay open."
              },
              "serviceTypes": {
                "type": "array",
                "items": {
                  "enum": [
                    "ClusterIP",
                    "NodePort",
                    "LoadBalancer"
                  ],
                  "type": "string"
                },
                "minItems": 1,
                "maxItems": 3,
                "uniqueItems": true,
                "description": "Types of Service that may be made; all that the limits hold by default."
              },
              "ingressClasses": {
                "type": "array",
                "items": {
                  "type": "string",
                  "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",
                  "minLength": 1,
                  "maxLength": 253
                },
                "maxItems": 16,
                "uniqueItems": true,
                "description": "Classes of Ingress that may be named; those that the cluster allows by default."
              },
              "gatewayClasses": {
                "type": "array",
                "items": {
                  "type": "string",
                  "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",
                  "minLength": 1,
                  "maxLength": 253
                },
                "maxItems": 16,
                "uniqueItems": true,
                "description": "Classes of Gateway that may be named; those that the cluster allows by default."
              },
              "peers": {
                "type": "array",
                "items": {
                  "type": "string",
                  "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                  "minLength": 1,
                  "maxLength": 40,
                  "description": "Id of another tenant; traffic opens when both name each other."
                },
                "maxItems": 64,
                "uniqueItems": true
              }
            },
            "additionalProperties": false
          },
          "registries": {
            "type": "array",
            "items": {
              "type": "string",
              "minLength": 1,
              "maxLength": 255,
              "pattern": "^[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9._-]+)*$",
              "description": "Registry host with an optional path prefix that images may come from."
            },
            "maxItems": 64,
            "uniqueItems": true
          },
          "containers": {
            "type": "object",
            "properties": {
              "limits": {
                "type": "object",
                "properties": {
                  "cpu": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 32,
                    "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
                  },
                  "memory": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 32,
                    "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
                  },
                  "ephemeral-storage": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 32,
                    "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
                  }
                },
                "additionalProperties": false
              },
              "requests": {
                "type": "object",
                "properties": {
                  "cpu": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 32,
                    "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
                  },
                  "memory": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 32,
                    "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
                  },
                  "ephemeral-storage": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 32,
                    "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
                  }
                },
                "additionalProperties": false
              }
            },
            "additionalProperties": false,
            "description": "What a container gets that states nothing, where the plan's defaults are too much."
          },
          "cloud": {
            "type": "object",
            "properties": {
              "aws": {
                "type": "object",
                "properties": {
                  "bucket": {
                    "type": "string",
                    "pattern": "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
                    "description": "S3 bucket that holds the tenant's prefix orgs/<id>/."
                  },
                  "enabled": {
                    "type": "boolean",
                    "description": "False leaves the tenant without a role."
                  }
                },
                "additionalProperties": false
              }
            },
            "additionalProperties": false
          },
          "throttle": {
            "type": "object",
            "properties": {
              "requestsPerMinute": {
                "type": "integer",
                "minimum": 0,
                "maximum": 1000000,
                "description": "Writes and API calls in a minute."
              },
              "requestsPerHour": {
                "type": "integer",
                "minimum": 0,
                "maximum": 60000000,
                "description": "Writes and API calls in an hour."
              },
              "concurrentJobs": {
                "type": "integer",
                "minimum": 0,
                "maximum": 100000,
                "description": "Jobs that run at the same time."
              }
            },
            "additionalProperties": false
          },
          "jobs": {
            "type": "object",
            "required": [
              "enabled"
            ],
            "properties": {
              "enabled": {
                "type": "boolean",
                "description": "True gives the tenant its namespace tenant-<id>--jobs."
              },
              "state": {
                "enum": [
                  "Active",
                  "Deleted"
                ],
                "type": "string",
                "description": "Deleted stops everything in that namespace and lets it go; set enabled: false once that is applied. Active by default."
              },
              "timeoutSeconds": {
                "type": "integer",
                "minimum": 0,
                "maximum": 86400,
                "description": "Longest run of a job, seconds."
              },
              "callbackHosts": {
                "type": "array",
                "items": {
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 253,
                  "pattern": "^(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$",
                  "description": "Host that callbacks may go to."
                },
                "maxItems": 32,
                "uniqueItems": true
              }
            },
            "additionalProperties": false
          },
          "admission": {
            "type": "object",
            "properties": {
              "enforce": {
                "type": "array",
                "items": {
                  "type": "string",
                  "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                  "minLength": 1,
                  "maxLength": 63,
                  "description": "Id of a rule of admission, as refusals name it after tenantry/."
                },
                "maxItems": 64,
                "uniqueItems": true,
                "description": "Rules that are enforced here though the platform only warns."
              }
            },
            "additionalProperties": false
          },
          "gitops": {
            "type": "object",
            "required": [
              "url"
            ],
            "properties": {
              "url": {
                "type": "string",
                "minLength": 8,
                "maxLength": 512,
                "pattern": "^(https|ssh)://[^\\s\"'`$\\\\]+$"
              },
              "branch": {
                "type": "string",
                "minLength": 1,
                "maxLength": 128,
                "pattern": "^[A-Za-z0-9][A-Za-z0-9._/-]*$"
              },
              "path": {
                "type": "string",
                "minLength": 1,
                "maxLength": 256,
                "pattern": "^\\./?[A-Za-z0-9._/-]*$"
              },
              "namespace": {
                "type": "string",
                "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                "minLength": 1,
                "maxLength": 63,
                "description": "Namespace of this tenant that the source is applied to; the primary one by default."
              },
              "secretName": {
                "type": "string",
                "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                "minLength": 1,
                "maxLength": 63,
                "description": "Secret with the source's credentials, made by the tenant in that namespace."
              }
            },
            "additionalProperties": false,
            "description": "A Git repository of the tenant's own, reconciled by Flux with the tenant's rights only."
          }
        },
        "additionalProperties": false
      }
    },
    "additionalProperties": false
  },
  "Plan": {
    "type": "object",
    "required": [
      "apiVersion",
      "kind",
      "metadata",
      "spec"
    ],
    "properties": {
      "apiVersion": {
        "type": "string",
        "const": "tenantry.dev/v1alpha1"
      },
      "kind": {
        "type": "string",
        "const": "Plan"
      },
      "metadata": {
        "type": "object",
        "required": [
          "name"
        ],
        "properties": {
          "name": {
            "type": "string",
            "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
            "minLength": 1,
            "maxLength": 40,
            "description": "Plan name."
          }
        },
        "additionalProperties": false
      },
      "spec": {
        "type": "object",
        "required": [
          "quota",
          "namespaces",
          "containers",
          "egress",
          "throttle"
        ],
        "properties": {
          "displayName": {
            "type": "string",
            "minLength": 1,
            "maxLength": 120
          },
          "quota": {
            "type": "object",
            "required": [
              "requests.cpu",
              "requests.memory",
              "limits.cpu",
              "limits.memory",
              "requests.ephemeral-storage",
              "limits.ephemeral-storage",
              "requests.storage",
              "persistentvolumeclaims",
              "pods",
              "services",
              "services.loadbalancers",
              "services.nodeports",
              "secrets",
              "configmaps",
              "count/deployments.apps",
              "count/statefulsets.apps"
            ],
            "properties": {
              "requests.cpu": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "requests.memory": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "limits.cpu": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "limits.memory": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "requests.ephemeral-storage": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "limits.ephemeral-storage": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "requests.storage": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "persistentvolumeclaims": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "pods": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "services": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "services.loadbalancers": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "services.nodeports": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "secrets": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "configmaps": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "count/deployments.apps": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "count/statefulsets.apps": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              }
            },
            "additionalProperties": false,
            "patternProperties": {
              "^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              }
            },
            "maxProperties": 32
          },
          "ceiling": {
            "type": "object",
            "properties": {
              "requests.cpu": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "requests.memory": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "limits.cpu": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "limits.memory": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "requests.ephemeral-storage": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "limits.ephemeral-storage": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "requests.storage": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "persistentvolumeclaims": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "pods": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "services": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "services.loadbalancers": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "services.nodeports": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "secrets": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "configmaps": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "count/deployments.apps": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              },
              "count/statefulsets.apps": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              }
            },
            "additionalProperties": false,
            "patternProperties": {
              "^[a-z0-9][a-z0-9.-]{0,200}\\.storageclass\\.storage\\.k8s\\.io/(requests\\.storage|persistentvolumeclaims)$": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
              }
            },
            "maxProperties": 32
          },
          "namespaces": {
            "type": "integer",
            "minimum": 0,
            "maximum": 50,
            "description": "Further namespaces beside the primary one and the one for jobs."
          },
          "containers": {
            "type": "object",
            "required": [
              "limits",
              "requests"
            ],
            "properties": {
              "limits": {
                "type": "object",
                "required": [
                  "cpu",
                  "memory",
                  "ephemeral-storage"
                ],
                "properties": {
                  "cpu": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 32,
                    "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
                  },
                  "memory": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 32,
                    "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
                  },
                  "ephemeral-storage": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 32,
                    "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
                  }
                },
                "additionalProperties": false
              },
              "requests": {
                "type": "object",
                "required": [
                  "cpu",
                  "memory",
                  "ephemeral-storage"
                ],
                "properties": {
                  "cpu": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 32,
                    "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
                  },
                  "memory": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 32,
                    "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
                  },
                  "ephemeral-storage": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 32,
                    "pattern": "^[0-9.]*[0-9][0-9.]*([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$"
                  }
                },
                "additionalProperties": false
              }
            },
            "additionalProperties": false,
            "description": "What a container gets that states nothing (LimitRange default and defaultRequest)."
          },
          "egress": {
            "type": "object",
            "required": [
              "internet",
              "custom"
            ],
            "properties": {
              "internet": {
                "type": "boolean",
                "description": "True opens every public address; private, node, pod, service and metadata addresses stay closed."
              },
              "custom": {
                "type": "boolean",
                "description": "True lets a tenant's document open further destinations."
              },
              "cidrs": {
                "type": "array",
                "items": {
                  "type": "string",
                  "minLength": 3,
                  "maxLength": 49,
                  "description": "An IPv4 or IPv6 block, for instance 203.0.113.0/24."
                },
                "maxItems": 64,
                "description": "Open to every tenant of the plan."
              },
              "access": {
                "type": "array",
                "items": {
                  "enum": [
                    "APIServer",
                    "Metadata",
                    "Nodes"
                  ],
                  "type": "string"
                },
                "maxItems": 3,
                "uniqueItems": true,
                "description": "What a tenant may ask for in network.access."
              }
            },
            "additionalProperties": false
          },
          "registries": {
            "type": "array",
            "items": {
              "type": "string",
              "minLength": 1,
              "maxLength": 255,
              "pattern": "^[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9._-]+)*$",
              "description": "Registry host with an optional path prefix that images may come from."
            },
            "maxItems": 64,
            "uniqueItems": true
          },
          "throttle": {
            "type": "object",
            "required": [
              "requestsPerMinute",
              "requestsPerHour",
              "concurrentJobs"
            ],
            "properties": {
              "requestsPerMinute": {
                "type": "integer",
                "minimum": 0,
                "maximum": 1000000,
                "description": "Writes and API calls in a minute."
              },
              "requestsPerHour": {
                "type": "integer",
                "minimum": 0,
                "maximum": 60000000,
                "description": "Writes and API calls in an hour."
              },
              "concurrentJobs": {
                "type": "integer",
                "minimum": 0,
                "maximum": 100000,
                "description": "Jobs that run at the same time."
              }
            },
            "additionalProperties": false
          },
          "throttleCeiling": {
            "type": "object",
            "properties": {
              "requestsPerMinute": {
                "type": "integer",
                "minimum": 0,
                "maximum": 1000000,
                "description": "Writes and API calls in a minute."
              },
              "requestsPerHour": {
                "type": "integer",
                "minimum": 0,
                "maximum": 60000000,
                "description": "Writes and API calls in an hour."
              },
              "concurrentJobs": {
                "type": "integer",
                "minimum": 0,
                "maximum": 100000,
                "description": "Jobs that run at the same time."
              }
            },
            "additionalProperties": false
          }
        },
        "additionalProperties": false
      }
    },
    "additionalProperties": false
  },
  "Cluster": {
    "type": "object",
    "required": [
      "apiVersion",
      "kind",
      "metadata",
      "spec"
    ],
    "properties": {
      "apiVersion": {
        "type": "string",
        "const": "tenantry.dev/v1alpha1"
      },
      "kind": {
        "type": "string",
        "const": "Cluster"
      },
      "metadata": {
        "type": "object",
        "required": [
          "name"
        ],
        "properties": {
          "name": {
            "type": "string",
            "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
            "minLength": 1,
            "maxLength": 40,
            "description": "Cluster name."
          }
        },
        "additionalProperties": false
      },
      "spec": {
        "type": "object",
        "required": [
          "network"
        ],
        "properties": {
          "tenant": {
            "type": "string",
            "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
            "minLength": 1,
            "maxLength": 40,
            "description": "The only tenant that may run here, by id: a cluster of its own. Without this field the cluster is shared."
          },
          "shards": {
            "enum": [
              1,
              2,
              4,
              8,
              16,
              32,
              64
            ],
            "type": "integer",
            "description": "Deploy branches of this cluster; 16 by default, fixed when the cluster is registered."
          },
          "network": {
            "type": "object",
            "required": [
              "pods",
              "services",
              "nodes",
              "apiServer"
            ],
            "properties": {
              "pods": {
                "type": "array",
                "items": {
                  "type": "string",
                  "minLength": 3,
                  "maxLength": 49,
                  "description": "An IPv4 or IPv6 block, for instance 203.0.113.0/24."
                },
                "minItems": 1,
                "maxItems": 8
              },
              "services": {
                "type": "array",
                "items": {
                  "type": "string",
                  "minLength": 3,
                  "maxLength": 49,
                  "description": "An IPv4 or IPv6 block, for instance 203.0.113.0/24."
                },
                "minItems": 1,
                "maxItems": 8
              },
              "nodes": {
                "type": "array",
                "items": {
                  "type": "string",
                  "minLength": 3,
                  "maxLength": 49,
                  "description": "An IPv4 or IPv6 block, for instance 203.0.113.0/24."
                },
                "minItems": 1,
                "maxItems": 32
              },
              "apiServer": {
                "type": "object",
                "required": [
                  "cidrs",
                  "port"
                ],
                "properties": {
                  "cidrs": {
                    "type": "array",
                    "items": {
                      "type": "string",
                      "minLength": 3,
                      "maxLength": 49,
                      "description": "An IPv4 or IPv6 block, for instance 203.0.113.0/24."
                    },
                    "minItems": 1,
                    "maxItems": 8
                  },
                  "port": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 65535
                  }
                },
                "additionalProperties": false
              },
              "dns": {
                "type": "object",
                "required": [
                  "namespace"
                ],
                "properties": {
                  "namespace": {
                    "type": "string",
                    "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                    "minLength": 1,
                    "maxLength": 63,
                    "description": "Namespace."
                  },
                  "podLabels": {
                    "type": "object",
                    "patternProperties": {
                      "^([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$": {
                        "type": "string",
                        "pattern": "^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$"
                      }
                    },
                    "maxProperties": 16
                  }
                },
                "additionalProperties": false
              },
              "ingress": {
                "type": "object",
                "required": [
                  "namespace"
                ],
                "properties": {
                  "namespace": {
                    "type": "string",
                    "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                    "minLength": 1,
                    "maxLength": 63,
                    "description": "Namespace."
                  },
                  "podLabels": {
                    "type": "object",
                    "patternProperties": {
                      "^([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$": {
                        "type": "string",
                        "pattern": "^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$"
                      }
                    },
                    "maxProperties": 16
                  }
                },
                "additionalProperties": false
              },
              "ingressClasses": {
                "type": "array",
                "items": {
                  "type": "string",
                  "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",
                  "minLength": 1,
                  "maxLength": 253
                },
                "maxItems": 16,
                "uniqueItems": true,
                "description": "Classes of Ingress that tenants may name; every class by default."
              },
              "gatewayClasses": {
                "type": "array",
                "items": {
                  "type": "string",
                  "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",
                  "minLength": 1,
                  "maxLength": 253
                },
                "maxItems": 16,
                "uniqueItems": true,
                "description": "Classes of Gateway that tenants may name; every class by default."
              }
            },
            "additionalProperties": false
          },
          "aws": {
            "type": "object",
            "required": [
              "accountId",
              "region"
            ],
            "properties": {
              "accountId": {
                "type": "string",
                "pattern": "^[0-9]{12}$"
              },
              "region": {
                "type": "string",
                "pattern": "^[a-z]{2}(-[a-z]+)+-[0-9]$"
              },
              "partition": {
                "enum": [
                  "aws",
                  "aws-cn",
                  "aws-us-gov"
                ],
                "type": "string"
              },
              "rolePath": {
                "type": "string",
                "pattern": "^/([A-Za-z0-9._-]+/)*$",
                "maxLength": 128,
                "description": "/tenantry/ by default."
              },
              "oidcIssuer": {
                "type": "string",
                "pattern": "^https://[^\\s]+$",
                "maxLength": 256
              },
              "eksCluster": {
                "type": "string",
                "pattern": "^[0-9A-Za-z][A-Za-z0-9_-]*$",
                "maxLength": 100,
                "description": "Name of the cluster in EKS; this cluster's own name by default."
              }
            },
            "additionalProperties": false
          },
          "flux": {
            "type": "object",
            "properties": {
              "url": {
                "type": "string",
                "pattern": "^(https?|ssh)://[^\\s\"'`$\\\\@]+$|^ssh://[a-z0-9_-]+@[^\\s\"'`$\\\\@]+$",
                "maxLength": 512,
                "description": "Where this cluster fetches its deploy branches; the platform's deploy URL by default."
              },
              "interval": {
                "type": "string",
                "pattern": "^[0-9]+(s|m|h)$",
                "description": "How often Flux looks at the branch when nobody nudges it; 1m by default."
              },
              "secretName": {
                "type": "string",
                "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                "minLength": 1,
                "maxLength": 63,
                "description": "Secret in flux-system with read-only credentials."
              },
              "verifySecretName": {
                "type": "string",
                "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                "minLength": 1,
                "maxLength": 63,
                "description": "Secret in flux-system with the public keys that deploy commits are signed with."
              }
            },
            "additionalProperties": false
          },
          "nodePools": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "tenant"
              ],
              "properties": {
                "tenant": {
                  "type": "string",
                  "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                  "minLength": 1,
                  "maxLength": 40,
                  "description": "The tenant, by id."
                }
              },
              "additionalProperties": false,
              "description": "Nodes that one tenant has for itself: label tenantry.dev.node-restriction.kubernetes.io/pool=<id>, taint tenantry.dev.node-restriction.kubernetes.io/pool=<id>:NoSchedule; the platform makes them."
            },
            "maxItems": 500,
            "description": "Pools for tenants with isolation NodePool."
          },
          "admission": {
            "type": "object",
            "required": [
              "image"
            ],
            "properties": {
              "image": {
                "type": "string",
                "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[a-f0-9]{64})?$",
                "maxLength": 512,
                "description": "Image of the webhook."
              },
              "replicas": {
                "type": "integer",
                "minimum": 2,
                "maximum": 9,
                "description": "2 by default."
              },
              "judging": {
                "type": "boolean",
                "description": "False runs the webhook without the API server asking it: the first step in a cluster that already has tenants. True by default."
              },
              "redisSecretName": {
                "type": "string",
                "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                "minLength": 1,
                "maxLength": 63,
                "description": "Secret in tenantry-system whose key url names the Redis or Valkey that replicas count requests in."
              },
              "flowClasses": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": [
                    "name",
                    "shares"
                  ],
                  "properties": {
                    "name": {
                      "type": "string",
                      "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                      "minLength": 1,
                      "maxLength": 20,
                      "description": "Class of tenants that share one priority level."
                    },
                    "plans": {
                      "type": "array",
                      "items": {
                        "type": "string",
                        "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                        "minLength": 1,
                        "maxLength": 40,
                        "description": "Plan, by name."
                      },
                      "minItems": 1,
                      "maxItems": 64,
                      "uniqueItems": true,
                      "description": "Every plan that no other class names, if absent."
                    },
                    "shares": {
                      "type": "integer",
                      "minimum": 1,
                      "maximum": 1000,
                      "description": "Nominal concurrency shares; the API server's own levels have 245 in all."
                    }
                  },
                  "additionalProperties": false
                },
                "minItems": 1,
                "maxItems": 4,
                "description": "One class for all plans by default."
              },
              "modes": {
                "type": "object",
                "patternProperties": {
                  "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$": {
                    "enum": [
                      "enforce",
                      "warn",
                      "audit"
                    ],
                    "type": "string",
                    "description": "enforce refuses, warn tells the person who asks, audit only writes it into the audit log."
                  }
                },
                "maxProperties": 64,
                "additionalProperties": false,
                "description": "Mode by rule; a rule that is not named is enforced."
              },
              "tenantModes": {
                "type": "object",
                "patternProperties": {
                  "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$": {
                    "type": "object",
                    "patternProperties": {
                      "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$": {
                        "enum": [
                          "enforce",
                          "warn",
                          "audit"
                        ],
                        "type": "string",
                        "description": "enforce refuses, warn tells the person who asks, audit only writes it into the audit log."
                      }
                    },
                    "maxProperties": 64,
                    "additionalProperties": false,
                    "description": "Mode by rule; a rule that is not named is enforced."
                  }
                },
                "maxProperties": 1000,
                "additionalProperties": false,
                "description": "Modes of single tenants; they go before those of all."
              },
              "exemptions": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": [
                    "policy",
                    "tenant",
                    "reason",
                    "until"
                  ],
                  "properties": {
                    "policy": {
                      "type": "string",
                      "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                      "minLength": 1,
                      "maxLength": 63,
                      "description": "Id of a rule of admission, as refusals name it after tenantry/."
                    },
                    "tenant": {
                      "type": "string",
                      "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                      "minLength": 1,
                      "maxLength": 40,
                      "description": "Tenant, by id."
                    },
                    "namespace": {
                      "type": "string",
                      "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                      "minLength": 1,
                      "maxLength": 63,
                      "description": "One namespace of the tenant; all of them if absent."
                    },
                    "kind": {
                      "type": "string",
                      "pattern": "^[A-Z][A-Za-z0-9]*$",
                      "maxLength": 63,
                      "description": "Kind of the object, such as Deployment; pods that come of one are of kind Pod. Every kind if absent."
                    },
                    "name": {
                      "type": "string",
                      "pattern": "^[a-z0-9][a-z0-9.:-]*\\*?$",
                      "maxLength": 253,
                      "description": "Name of the object, or its beginning before a *; every name if absent."
                    },
                    "reason": {
                      "type": "string",
                      "minLength": 3,
                      "maxLength": 300,
                      "description": "Why, for whoever reads it a year later."
                    },
                    "until": {
                      "type": "string",
                      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                      "description": "First day on which it does not hold any more, from 00:00 UTC."
                    }
                  },
                  "additionalProperties": false,
                  "description": "A rule that is not enforced on some objects of one tenant until a day."
                },
                "maxItems": 500
              }
            },
            "additionalProperties": false,
            "description": "The admission webhook; a cluster without this field has none."
          }
        },
        "additionalProperties": false
      }
    },
    "additionalProperties": false
  },
  "Platform": {
    "type": "object",
    "required": [
      "apiVersion",
      "kind",
      "metadata",
      "spec"
    ],
    "properties": {
      "apiVersion": {
        "type": "string",
        "const": "tenantry.dev/v1alpha1"
      },
      "kind": {
        "type": "string",
        "const": "Platform"
      },
      "metadata": {
        "type": "object",
        "required": [
          "name"
        ],
        "properties": {
          "name": {
            "type": "string",
            "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
            "minLength": 1,
            "maxLength": 40,
            "description": "Always `platform`."
          }
        },
        "additionalProperties": false
      },
      "spec": {
        "type": "object",
        "required": [
          "deploy",
          "defaults"
        ],
        "properties": {
          "deploy": {
            "type": "object",
            "required": [
              "url"
            ],
            "properties": {
              "url": {
                "type": "string",
                "pattern": "^(https?|ssh)://[^\\s\"'`$\\\\]+$",
                "maxLength": 512,
                "description": "Where Flux fetches deploy branches."
              }
            },
            "additionalProperties": false
          },
          "defaults": {
            "type": "object",
            "required": [
              "clusters"
            ],
            "properties": {
              "clusters": {
                "type": "array",
                "items": {
                  "type": "string",
                  "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                  "minLength": 1,
                  "maxLength": 40,
                  "description": "Cluster, by name."
                },
                "minItems": 1,
                "maxItems": 32,
                "description": "Clusters of a tenant that names none."
              }
            },
            "additionalProperties": false
          },
          "ingress": {
            "type": "object",
            "properties": {
              "reservedHosts": {
                "type": "array",
                "items": {
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 253
                },
                "maxItems": 256,
                "description": "Hosts that no tenant may claim; `*.example.org` stands for everything below example.org. The hosts of the deploy URL, of the clusters' Flux URLs and identity providers, and cluster.local are reserved anyway."
              }
            },
            "additionalProperties": false
          },
          "aws": {
            "type": "object",
            "properties": {
              "strategy": {
                "enum": [
                  "role-per-tenant",
                  "pod-identity",
                  "none"
                ],
                "type": "string",
                "description": "How tenants get their identity in AWS: a role each (IRSA; IAM allows about 1,000 roles), one role with an association and a session policy for each tenant namespace (EKS Pod Identity), or not at all. role-per-tenant by default."
              },
              "keep": {
                "type": "array",
                "items": {
                  "enum": [
                    "role-per-tenant",
                    "pod-identity"
                  ],
                  "type": "string"
                },
                "maxItems": 2,
                "uniqueItems": true,
                "description": "Strategies whose grants stay while another is in use, for pods that began before the change; without this they go as soon as a tenant has the new one."
              },
              "bucket": {
                "type": "string",
                "pattern": "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
                "description": "S3 bucket of tenants that name none."
              },
              "boundary": {
                "type": "string",
                "pattern": "^[A-Za-z0-9_+=,.@-]+$",
                "maxLength": 128,
                "description": "Name of the policy under the role path that bounds every role; tenantry-boundary by default."
              },
              "owner": {
                "type": "string",
                "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                "minLength": 1,
                "maxLength": 40,
                "description": "Tag tenantry:owner of everything made in AWS; another one for each platform that shares an account. tenantry by default."
              }
            },
            "additionalProperties": false,
            "description": "Roles and S3 prefixes of tenants in clusters with spec.aws."
          },
          "admission": {
            "type": "object",
            "properties": {
              "modes": {
                "type": "object",
                "patternProperties": {
                  "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$": {
                    "enum": [
                      "enforce",
                      "warn",
                      "audit"
                    ],
                    "type": "string",
                    "description": "enforce refuses, warn tells the person who asks, audit only writes it into the audit log."
                  }
                },
                "maxProperties": 64,
                "additionalProperties": false,
                "description": "Mode by rule; a rule that is not named is enforced."
              },
              "tenantModes": {
                "type": "object",
                "patternProperties": {
                  "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$": {
                    "type": "object",
                    "patternProperties": {
                      "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$": {
                        "enum": [
                          "enforce",
                          "warn",
                          "audit"
                        ],
                        "type": "string",
                        "description": "enforce refuses, warn tells the person who asks, audit only writes it into the audit log."
                      }
                    },
                    "maxProperties": 64,
                    "additionalProperties": false,
                    "description": "Mode by rule; a rule that is not named is enforced."
                  }
                },
                "maxProperties": 1000,
                "additionalProperties": false,
                "description": "Modes of single tenants; they go before those of all."
              },
              "exemptions": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": [
                    "policy",
                    "tenant",
                    "reason",
                    "until"
                  ],
                  "properties": {
                    "policy": {
                      "type": "string",
                      "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                      "minLength": 1,
                      "maxLength": 63,
                      "description": "Id of a rule of admission, as refusals name it after tenantry/."
                    },
                    "tenant": {
                      "type": "string",
                      "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                      "minLength": 1,
                      "maxLength": 40,
                      "description": "Tenant, by id."
                    },
                    "namespace": {
                      "type": "string",
                      "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                      "minLength": 1,
                      "maxLength": 63,
                      "description": "One namespace of the tenant; all of them if absent."
                    },
                    "kind": {
                      "type": "string",
                      "pattern": "^[A-Z][A-Za-z0-9]*$",
                      "maxLength": 63,
                      "description": "Kind of the object, such as Deployment; pods that come of one are of kind Pod. Every kind if absent."
                    },
                    "name": {
                      "type": "string",
                      "pattern": "^[a-z0-9][a-z0-9.:-]*\\*?$",
                      "maxLength": 253,
                      "description": "Name of the object, or its beginning before a *; every name if absent."
                    },
                    "reason": {
                      "type": "string",
                      "minLength": 3,
                      "maxLength": 300,
                      "description": "Why, for whoever reads it a year later."
                    },
                    "until": {
                      "type": "string",
                      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                      "description": "First day on which it does not hold any more, from 00:00 UTC."
                    }
                  },
                  "additionalProperties": false,
                  "description": "A rule that is not enforced on some objects of one tenant until a day."
                },
                "maxItems": 500
              }
            },
            "additionalProperties": false,
            "description": "How strictly the adjustable rules of admission hold in every cluster."
          },
          "podSecurity": {
            "type": "object",
            "required": [
              "version"
            ],
            "properties": {
              "version": {
                "type": "string",
                "pattern": "^v1\\.[0-9]{1,2}$",
                "description": "Pinned Pod Security version; v1.30 by default."
              }
            },
            "additionalProperties": false
          },
          "removal": {
            "type": "object",
            "properties": {
              "budget": {
                "type": "integer",
                "minimum": 0,
                "maximum": 10000,
                "description": "Tenants that one commit may delete; 5 by default."
              },
              "retentionDays": {
                "type": "integer",
                "minimum": 0,
                "maximum": 3650,
                "description": "Days that a deleted tenant's objects stay before pruning; 7 by default."
              },
              "purge": {
                "enum": [
                  "Automatic",
                  "Manual"
                ],
                "type": "string",
                "description": "Automatic purges deleted tenants by itself once the retention time is over, as many in one pass as the budget allows. Manual by default."
              }
            },
            "additionalProperties": false
          },
          "identity": {
            "type": "object",
            "properties": {
              "reservedPrefixes": {
                "type": "array",
                "items": {
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 63
                },
                "maxItems": 32,
                "description": "Further prefixes of subjects that no tenant may bind."
              }
            },
            "additionalProperties": false
          }
        },
        "additionalProperties": false
      }
    },
    "additionalProperties": false
  }
};
